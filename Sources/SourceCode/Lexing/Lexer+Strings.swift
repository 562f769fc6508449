extension Lexer {
    /// Reads a string, a character or a regular expression if one begins here.
    mutating func readsString() -> Bool {
        let byte = bytes[position]
        if syntax.quotes.contains(byte) {
            if language == .rust || language == .c, byte == UInt8(ascii: "'") { return readsCharacter() }
            readQuoted(from: position, quote: byte, prefix: position..<position)
            return true
        }
        if language == .rust, byte == UInt8(ascii: "'") { return readsCharacter() }
        if syntax.hasRegexLiterals, byte == UInt8(ascii: "/"), mayBeginExpression { return readsRegex() }
        switch syntax.heredoc {
        case .php: if byte == UInt8(ascii: "<"), starts(with: "<<<"), readsPHPHeredoc() { return true }
        case .ruby:
            if byte == UInt8(ascii: "<"), at(position + 1) == UInt8(ascii: "<"), beginsRubyHeredoc() { return true }
            if byte == UInt8(ascii: "%"), mayBeginExpression, readsPercentLiteral() { return true }
        case nil: break
        }
        return readsPrefixed()
    }

    /// A quote behind letters that say how it is read, or behind number signs.
    private mutating func readsPrefixed() -> Bool {
        let prefixes = syntax.prefixes
        guard prefixes.utf8CodeUnitCount > 0 else { return false }
        func isPrefix(_ byte: UInt8) -> Bool {
            (0..<prefixes.utf8CodeUnitCount).contains { prefixes.utf8Start[$0] == byte }
        }
        var index = position
        while index < bytes.count, isPrefix(bytes[index]), index - position < 16 { index += 1 }
        guard index > position, index < bytes.count, syntax.quotes.contains(bytes[index]) else { return false }
        readQuoted(from: position, quote: bytes[index], prefix: position..<index)
        return true
    }

    /// - Parameter prefix: what stands in front of the quote.
    private mutating func readQuoted(from start: Int, quote: UInt8, prefix: Range<Int>) {
        let letters = bytes[prefix]
        let signs = letters.count { $0 == UInt8(ascii: "#") }
        let isVerbatim = letters.contains(UInt8(ascii: "@"))
        let isRaw =
            letters.contains { $0 | 0x20 == UInt8(ascii: "r") } || signs > 0 || syntax.rawQuotes.contains(quote)
        var isInterpolated = letters.contains { $0 | 0x20 == UInt8(ascii: "f") || $0 == UInt8(ascii: "$") }
        position = prefix.upperBound
        let isTriple =
            syntax.tripleQuotes.contains(quote) && at(position + 1) == quote && at(position + 2) == quote
        position += isTriple ? 3 : 1
        let textStart = position
        let endsAtLine = !isTriple && !isVerbatim && signs == 0 && !syntax.multilineQuotes.contains(quote)
        var textEnd = bytes.count
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote {
                if isVerbatim, at(position + 1) == quote {
                    position += 2
                    continue
                }
                if closes(quote, isTriple: isTriple, signs: signs) {
                    textEnd = position
                    position += (isTriple ? 3 : 1) + signs
                    break
                }
            } else if byte == 0x0A, endsAtLine {
                // Nobody closed it.
                textEnd = position
                break
            } else if !isRaw, let skipped = interpolationEnd(quote) {
                isInterpolated = true
                position = skipped
                continue
            } else if byte == UInt8(ascii: "\\"), !isRaw || isPythonRaw(letters), !isVerbatim,
                position + 1 < bytes.count
            {
                position += 1
            }
            position += 1
        }
        position = min(position, bytes.count)
        if isInterpolated, language == .python || language == .csharp {
            isInterpolated = bytes[textStart..<min(textEnd, bytes.count)].contains(UInt8(ascii: "{"))
        }
        add(.string, from: start, text: textStart..<min(textEnd, bytes.count), isInterpolated: isInterpolated)
    }

    /// Also in a raw string of Python a backslash keeps a quote from closing it.
    private func isPythonRaw(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        language == .python && !letters.isEmpty
    }

    private func closes(_ quote: UInt8, isTriple: Bool, signs: Int) -> Bool {
        var index = position + 1
        if isTriple {
            guard at(index) == quote, at(index + 1) == quote else { return false }
            index += 2
        }
        return (0..<signs).allSatisfy { at(index + $0) == UInt8(ascii: "#") }
    }

    /// Behind code that begins here within a string; nil if none does.
    private mutating func interpolationEnd(_ quote: UInt8) -> Int? {
        guard let interpolation = syntax.interpolation, syntax.interpolatedQuotes?.contains(quote) ?? true else {
            return nil
        }
        let (byte, next) = (bytes[position], at(position + 1))
        switch interpolation {
        case .dollarBrace:
            guard byte == UInt8(ascii: "$") else { return nil }
            if next == UInt8(ascii: "{") { return codeEnd(from: position + 1, close: UInt8(ascii: "}")) }
            // `$name` of Kotlin, Dart and Scala.
            return language != .javascript && Self.isNameStart(next) ? position + 1 : nil
        case .hashBrace:
            guard byte == UInt8(ascii: "#"), next == UInt8(ascii: "{") else { return nil }
            return codeEnd(from: position + 1, close: UInt8(ascii: "}"))
        case .backslashParenthesis:
            guard byte == UInt8(ascii: "\\"), next == UInt8(ascii: "(") else { return nil }
            return codeEnd(from: position + 1, close: UInt8(ascii: ")"))
        case .brace:
            if byte == UInt8(ascii: "$"), Self.isNameStart(next) { return position + 1 }
            guard byte == UInt8(ascii: "{"), next == UInt8(ascii: "$") else { return nil }
            return codeEnd(from: position, close: UInt8(ascii: "}"))
        }
    }

    /// Behind the bracket that closes the one at an index; strings in between are skipped as they are in most languages.
    private mutating func codeEnd(from open: Int, close: UInt8) -> Int {
        guard maySeek() else { return open + 1 }
        let opening = bytes[open]
        var (index, depth) = (open + 1, 1)
        var quote: UInt8?
        while index < bytes.count, index - open < Self.longestCode {
            let byte = bytes[index]
            if let inner = quote {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == inner || byte == 0x0A { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == opening {
                depth += 1
            } else if byte == close {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
            index += 1
        }
        // Nothing closes it: it is text.
        sought(in: index - open)
        return open + 1
    }

    private static let longestCode = 2000

    /// `'a'`, `'\n'`; a lifetime of Rust such as `'a` is a sign and a name.
    private mutating func readsCharacter() -> Bool {
        let start = position
        if at(position + 1) == UInt8(ascii: "\\") {
            position += 3
            while position < bytes.count, bytes[position] != UInt8(ascii: "'"), bytes[position] != 0x0A {
                position += 1
            }
            position = min(position + 1, bytes.count)
            add(.string, from: start, text: min(start + 1, position)..<max(start + 1, position - 1))
            return true
        }
        var end = position + 2
        while end < bytes.count, end - position < 6, bytes[end] >= 0x80 { end += 1 }
        guard at(end) == UInt8(ascii: "'") else { return false }
        position = end + 1
        add(.string, from: start, text: start + 1..<end)
        return true
    }

    /// Whether an operand may stand here, so that `/` divides nothing.
    private var mayBeginExpression: Bool {
        guard let last = tokens.last else { return true }
        switch last.kind {
        case .number, .string, .regex: return false
        case .indent: return true
        case .sign:
            return last.sign != UInt8(ascii: ")") && last.sign != UInt8(ascii: "]") && last.sign != UInt8(ascii: "}")
        case .name:
            if Self.operatorNames.contains(last.hash) { return true }
            // `get /\.json$/` of Ruby: a blank in front and none behind.
            return language == .ruby && position > 0 && bytes[position - 1] == 0x20 && at(position + 1) != 0x20
                && at(position + 1) != UInt8(ascii: "=")
        }
    }

    private static let operatorNames: Set<UInt32> = Set(
        [
            "return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "await", "yield", "and",
            "or", "not", "if", "unless", "when", "then", "while", "until",
        ].map { Token.hash($0.utf8) })

    private mutating func readsRegex() -> Bool {
        var index = position + 1
        guard at(index) != UInt8(ascii: "*"), at(index) != UInt8(ascii: "/"), maySeek() else { return false }
        var inClass = false
        while index < bytes.count, bytes[index] != 0x0A {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                index += 1
            } else if byte == UInt8(ascii: "[") {
                inClass = true
            } else if byte == UInt8(ascii: "]") {
                inClass = false
            } else if byte == UInt8(ascii: "/"), !inClass {
                break
            }
            index += 1
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else {
            sought(in: index - position)
            return false
        }
        let start = position
        position = index + 1
        while position < bytes.count, Self.isName(bytes[position]) { position += 1 }
        add(.regex, from: start, text: start + 1..<index)
        return true
    }
}
