extension Lexer {
    /// `<<<NAME`, `<<<'NAME'`: the text up to a line that begins with the name.
    mutating func readsPHPHeredoc() -> Bool {
        var index = position + 3
        while at(index) == 0x20 || at(index) == 0x09 { index += 1 }
        let quote = at(index)
        let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
        if isQuoted { index += 1 }
        let nameStart = index
        while Self.isName(at(index)) { index += 1 }
        let name = Array(bytes[min(nameStart, bytes.count)..<min(index, bytes.count)])
        guard !name.isEmpty else { return false }
        if isQuoted { index += 1 }
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        let start = position
        let text = min(index + 1, bytes.count)
        let end = heredocEnd(name, from: text, isIndented: true)
        position = end.behind
        add(.string, from: start, text: text..<end.text, isInterpolated: quote != UInt8(ascii: "'"))
        return true
    }

    /// `<<~NAME`, `<<-NAME`, `<<NAME`: the text begins in the next line; the token holds it.
    mutating func beginsRubyHeredoc() -> Bool {
        var index = position + 2
        let isIndented = at(index) == UInt8(ascii: "~") || at(index) == UInt8(ascii: "-")
        if isIndented { index += 1 }
        let quote = at(index)
        let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
        if isQuoted { index += 1 }
        let nameStart = index
        // `a <<B` appends, as nearly always: only names in capitals.
        while at(index) >= 0x41 && at(index) <= 0x5A || at(index) == UInt8(ascii: "_")
            || at(index) >= 0x30 && at(index) <= 0x39
        {
            index += 1
        }
        let name = Array(bytes[min(nameStart, bytes.count)..<min(index, bytes.count)])
        guard !name.isEmpty, isIndented || isQuoted || position == 0 || bytes[position - 1] == 0x20 else {
            return false
        }
        if isQuoted {
            guard at(index) == quote else { return false }
            index += 1
        }
        let start = position
        position = index
        add(.string, from: start, text: index..<index, isInterpolated: quote != UInt8(ascii: "'"))
        pendingHeredocs.append(PendingHeredoc(name: name, token: tokens.count - 1, isIndented: isIndented))
        return true
    }

    /// At the begin of the line behind those that name them.
    mutating func readPendingHeredocs() {
        for pending in pendingHeredocs {
            let end = heredocEnd(pending.name, from: position, isIndented: pending.isIndented)
            tokens[pending.token].textStart = Int32(position)
            tokens[pending.token].textEnd = Int32(end.text)
            tokens[pending.token].hash = Token.hash(bytes[position..<end.text])
            position = end.behind
            skipLine()
            if position < bytes.count { position += 1 }
        }
        pendingHeredocs = []
        startsLine = true
    }

    /// Where the text ends, and what stands behind the name.
    private func heredocEnd(_ name: [UInt8], from start: Int, isIndented: Bool) -> (text: Int, behind: Int) {
        var line = start
        while line < bytes.count {
            var index = line
            if isIndented { while at(index) == 0x20 || at(index) == 0x09 { index += 1 } }
            if index + name.count <= bytes.count, bytes[index..<index + name.count].elementsEqual(name),
                !Self.isName(at(index + name.count))
            {
                return (line, index + name.count)
            }
            while line < bytes.count, bytes[line] != 0x0A { line += 1 }
            line += 1
        }
        return (bytes.count, bytes.count)
    }

    /// `%w[a b]`, `%q(…)`, `%(…)`: a string of its text.
    mutating func readsPercentLiteral() -> Bool {
        var index = position + 1
        let isRegex = at(index) == UInt8(ascii: "r")
        if at(index) | 0x20 >= 0x61 && at(index) | 0x20 <= 0x7A {
            guard
                [UInt8(ascii: "w"), UInt8(ascii: "q"), UInt8(ascii: "i"), UInt8(ascii: "r"), UInt8(ascii: "s")]
                    .contains(at(index) | 0x20)
            else { return false }
            index += 1
        }
        let open = at(index)
        let close: UInt8
        switch open {
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        case UInt8(ascii: "<"): close = UInt8(ascii: ">")
        case UInt8(ascii: "|"), UInt8(ascii: "!"): close = open
        default: return false
        }
        guard maySeek() else { return false }
        let text = index + 1
        var (end, depth) = (text, 1)
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "\\") {
                end += 1
            } else if bytes[end] == close {
                depth -= 1
                if depth == 0 { break }
            } else if bytes[end] == open {
                depth += 1
            }
            end += 1
        }
        guard end < bytes.count else {
            sought(in: end - position)
            return false
        }
        let start = position
        position = end + 1
        add(isRegex ? .regex : .string, from: start, text: text..<end)
        return true
    }
}
