internal import Rules

/// What stands behind the text of a variable in the arguments of a function, as far as it is looked at.
struct ReadArgument {
    private let rest: ArraySlice<UInt8>

    private init(_ rest: ArraySlice<UInt8>) { self.rest = rest }

    /// - Parameter source: what stands behind the name of the variable.
    init(behindName source: ArraySlice<UInt8>) { rest = source.drop { "\"'`]".utf8.contains($0) } }

    /// What stands behind the call whose arguments these are; nil where its end is not in reach.
    var behindCall: ReadArgument? {
        guard let end = end(of: { _ in false }) else { return nil }
        return ReadArgument(rest[(end + 1)...])
    }

    /// What leaves a text as it is, but for blanks at its ends.
    private static let harmless = [
        ".strip()", ".lstrip()", ".rstrip()", ".trim()", "?.trim()", ".unwrap()", ".toString()", "!",
    ]
    /// What follows a text that is all of an argument, or that has a default: another argument, the end of the call.
    private static let ends = [",", ")", "||", "??", "?:", "or ", "as ", "{"]

    /// Whether the function gets the text itself, or a default in its place, and nothing that is made of it.
    /// - Parameter asDecimal: no other base of numbers may stand behind it, either.
    func isWhole(asDecimal: Bool) -> Bool {
        var text = rest.drop(while: ASCII.isSpace)
        while let call = Self.harmless.first(where: { text.starts(with: $0.utf8) }) {
            text = text.dropFirst(call.utf8.count).drop(while: ASCII.isSpace)
        }
        guard Self.ends.contains(where: { text.starts(with: $0.utf8) }) else { return false }
        guard asDecimal, let comma = end(of: { $0 == UInt8(ascii: ",") }), rest[comma] == UInt8(ascii: ",") else {
            return true
        }
        // `, 16)`, `, base=16)`, `, radix: 16)`; a greater number is a default.
        let label = rest[(comma + 1)...].prefix { ASCII.isLetter($0) || " :=".utf8.contains($0) }
        let digits = rest[label.endIndex...].prefix(while: ASCII.isDigit)
        guard let base = Int(String(decoding: digits, as: UTF8.self)) else { return true }
        return base == 10 || base > 36
    }

    /// The first sign of the arguments themselves for which something is true, or the bracket that closes them.
    private func end(of isEnd: (UInt8) -> Bool) -> Int? {
        var depth = 0
        var quote: UInt8?
        for (index, byte) in zip(rest.indices, rest) {
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if depth == 0 { return index }
                depth -= 1
            default: if depth == 0, isEnd(byte) { return index }
            }
        }
        return nil
    }
}
