/// Quotation marks.
extension Reader {
    /// `'…'`
    mutating func singleQuotation() -> ShellWordPart {
        let start = offset
        offset += 1
        let inner = offset
        while !isAtEnd, bytes[offset] != .apostrophe { offset += 1 }
        let parts = verbatim(inner..<offset)
        close(.apostrophe, from: start)
        return .quotation(ShellQuotation(style: .single, parts: parts, range: range(from: start)))
    }

    /// `"…"`, whose first mark stands here; with a dollar sign before it the quotation begins there.
    mutating func doubleQuotation(from start: Int, _ style: ShellQuotation.Style) -> ShellWordPart {
        offset += 1
        // Only an argument in braces can hold another quotation, and braces are counted.
        let parts = parts(.quotation)
        close(.quote, from: start)
        return .quotation(ShellQuotation(style: style, parts: parts, range: range(from: start)))
    }

    private mutating func close(_ mark: UInt8, from start: Int) {
        if byte == mark {
            offset += 1
        } else {
            diagnose(.unterminatedQuotation, range(from: start))
        }
    }

    /// Bytes in which nothing but what an outer shell fills in is special.
    private func verbatim(_ range: Range<Int>) -> [ShellWordPart] {
        var parts: [ShellWordPart] = []
        var start = range.lowerBound
        for place in range where bytes[place] == 0 {
            guard let expansion = text.expansion(at: place) else { continue }
            parts += text.literals(start..<place)
            parts.append(expansion)
            start = place + 1
        }
        return parts + text.literals(start..<range.upperBound)
    }

    // MARK: Escapes

    /// `$'…'`, whose dollar sign stands at an offset and whose mark stands here.
    mutating func escapedQuotation(from start: Int) -> ShellWordPart {
        offset += 1
        var parts: [ShellWordPart] = []
        var run = offset
        while !isAtEnd, byte != .apostrophe {
            guard byte == .backslash, offset + 1 < end else {
                offset += 1
                continue
            }
            parts += verbatim(run..<offset)
            run = offset
            let place = offset
            // Bytes by number may be one character together.
            var decoded: [UInt8] = []
            while byte == .backslash {
                let here = offset
                guard let next = escapedBytes() else { break }
                let isASCII = next.first.map { $0 < 0x80 } ?? true
                if isASCII, !decoded.isEmpty {
                    offset = here
                    break
                }
                decoded += next
                if isASCII { break }
            }
            guard offset > place else {
                offset += 2
                continue
            }
            parts.append(
                .literal(
                    ShellLiteral(
                        text: String(decoding: decoded, as: UTF8.self), range: range(from: place), isEscaped: true)))
            run = offset
        }
        parts += verbatim(run..<offset)
        close(.apostrophe, from: start)
        return .quotation(ShellQuotation(style: .escaped, parts: parts, range: range(from: start)))
    }

    /// What the escape that begins here stands for; nil, and nothing read, if it is none.
    private mutating func escapedBytes() -> [UInt8]? {
        let letter = byte(after: 1)
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            return [UInt8(truncatingIfNeeded: number(from: offset + 1, digits: 3, base: 8) ?? 0)]
        case UInt8(ascii: "x"):
            return number(from: offset + 2, digits: 2, base: 16).map { [UInt8(truncatingIfNeeded: $0)] }
        case UInt8(ascii: "u"): return number(from: offset + 2, digits: 4, base: 16).map(Self.utf8)
        case UInt8(ascii: "U"): return number(from: offset + 2, digits: 8, base: 16).map(Self.utf8)
        case UInt8(ascii: "c") where offset + 2 < end && byte(after: 2) != .apostrophe:
            let control = byte(after: 2) & 0x1F
            offset += 3
            return [control]
        default:
            guard let index = Self.escapeLetters.firstIndex(of: letter) else { return nil }
            offset += 2
            return [Self.escapeValues[index]]
        }
    }

    private static let escapeLetters = Array("abeEfnrtv\\'\"?".utf8)
    private static let escapeValues: [UInt8] = [7, 8, 27, 27, 12, 10, 13, 9, 11] + Array("\\'\"?".utf8)

    private static func utf8(_ number: UInt32) -> [UInt8] {
        Unicode.Scalar(number).map { Array(String($0).utf8) } ?? Array("\u{FFFD}".utf8)
    }

    /// The number at an offset, and on to behind it; nil if there is no digit.
    private mutating func number(from start: Int, digits: Int, base: UInt32) -> UInt32? {
        var value: UInt32 = 0
        var place = start
        while place < end, place - start < digits, let digit = bytes[place].digit, digit < base {
            value = value &* base &+ digit
            place += 1
        }
        guard place > start else { return nil }
        offset = place
        return value
    }
}
