/// A reason to drop a value that a pattern captured.
public enum ValueFilter: Hashable, Sendable, CustomStringConvertible {
    /// Its Shannon entropy is below this many bits a byte.
    case entropy(Double)
    /// It has no digit.
    case digit
    /// It lacks a letter or a digit.
    case mixed
    /// It reads like words or an identifier.
    case unlikeWords
    /// It is code, a path, a URL, a file name or a version.
    case unlikeCode
    /// The name that it is assigned to does not hold secrets.
    case secretName

    /// As rule files write it: `entropy 3.0`, `mixed`, `unlike-words`.
    public init?(_ text: String) {
        switch text {
        case "digit": self = .digit
        case "mixed": self = .mixed
        case "unlike-words": self = .unlikeWords
        case "unlike-code": self = .unlikeCode
        case "secret-name": self = .secretName
        default:
            let words = text.split(separator: " ")
            guard words.count == 2, words[0] == "entropy", let bits = Double(words[1]), (0...8).contains(bits) else {
                return nil
            }
            self = .entropy(bits)
        }
    }

    public var description: String {
        switch self {
        case .entropy(let bits): "entropy \(bits)"
        case .digit: "digit"
        case .mixed: "mixed"
        case .unlikeWords: "unlike-words"
        case .unlikeCode: "unlike-code"
        case .secretName: "secret-name"
        }
    }

    func accepts(_ match: ValueMatch) -> Bool {
        let value = match.value
        switch self {
        case .entropy(let bits): return Entropy.bitsPerByte(value) >= bits
        case .digit: return value.contains(where: ASCII.isDigit)
        case .mixed: return value.contains(where: ASCII.isDigit) && value.contains(where: ASCII.isLetter)
        case .unlikeWords: return !WordLikeness.readsLikeWords(value)
        case .unlikeCode: return !CodeLikeness.isCode(match)
        case .secretName: return SecretName.holdsSecrets(match)
        }
    }
}

/// A captured value and the bytes around it that a filter may look at.
package struct ValueMatch {
    /// The rule's window with its left context; nothing outside of it may decide.
    let visible: UnsafeRawBufferPointer
    /// Where the value stands in `visible`.
    let secret: Range<Int>
    /// Where the keyword begins in `visible`.
    let keyword: Int

    package init(visible: UnsafeRawBufferPointer, secret: Range<Int>, keyword: Int) {
        self.visible = visible
        self.secret = secret
        self.keyword = keyword
    }

    var value: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: visible[secret]) }

    var byteBefore: UInt8? { secret.lowerBound > 0 ? visible[secret.lowerBound - 1] : nil }
    var byteAfter: UInt8? { secret.upperBound < visible.count ? visible[secret.upperBound] : nil }

    /// The mark that breaks up values in examples stands beside it: what was captured is a piece of an example.
    var isBrokenUp: Bool {
        let mark = RuleExample.separator.utf8
        return visible[secret.upperBound...].starts(with: mark)
            || visible[..<secret.lowerBound].suffix(mark.count).elementsEqual(mark)
    }

    var isQuoted: Bool {
        guard let before = byteBefore, before == byteAfter else { return false }
        return before == UInt8(ascii: "\"") || before == UInt8(ascii: "'") || before == UInt8(ascii: "`")
    }
}
