/// Reads the parser directives at the start of a file.
struct DirectiveReader {
    private let bytes: [UInt8]
    private let start: Int
    private(set) var directives: [Directive] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var escape = Escape.backslash
    /// The offset behind directives in slashes or a JSON object, which are no lines of a Dockerfile; the start otherwise.
    private(set) var end: Int

    /// Reads the directives of a file; the start lies behind a byte order mark.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        self.start = start
        end = start
        read()
    }

    private mutating func read() {
        var first = start
        var lines = LineReader(bytes, at: start)
        let hasInterpreter = bytes[start...].starts(with: [.hash, UInt8(ascii: "!")])
        if hasInterpreter, lines.next() != nil { first = lines.offset }
        _ = lead(Array("#".utf8), style: .comment, from: first, escapes: !hasInterpreter)
        guard !directives.contains(where: { $0.name == .syntax }) else { return }
        let slashes = lead(Array("//".utf8), style: .slashes, from: first, escapes: false)
        if slashes > first {
            end = slashes
        } else if first < bytes.count, let brace = bytes[first...].first(where: { !$0.isSpace }), brace == .openBrace {
            object(from: first)
        }
    }

    /// Reads lines that begin with a comment sign; gives the offset of the first other line.
    private mutating func lead(_ sign: [UInt8], style: Directive.Style, from first: Int, escapes: Bool) -> Int {
        var lines = LineReader(bytes, at: first)
        var seen: Set<Directive.Name> = []
        var end = first
        while let line = lines.next() {
            let content = style == .comment ? Whitespace.trimmedStart(line.content, of: bytes) : line.content
            guard bytes[content].starts(with: sign), let found = parts(content.dropFirst(sign.count)) else { break }
            end = line.end
            let value = String(decoding: bytes[found.value], as: UTF8.self)
            let directive = Directive(
                name: found.name, value: value, style: style, valueRange: found.value, range: content)
            guard seen.insert(found.name).inserted else {
                diagnostics.append(Diagnostic(.duplicateDirective, content, subject: found.name.rawValue))
                continue
            }
            if style == .slashes, found.name != .syntax { continue }
            directives.append(directive)
            if style == .comment, found.name == .escape { apply(directive, escapes: escapes) }
        }
        return directives.contains { $0.style == style } ? end : first
    }

    private mutating func apply(_ directive: Directive, escapes: Bool) {
        guard let byte = directive.value.utf8.first, directive.value.utf8.count == 1,
            let escape = Escape(rawValue: byte)
        else {
            diagnostics.append(Diagnostic(.invalidEscape, directive.valueRange))
            return
        }
        if escapes {
            self.escape = escape
        } else {
            diagnostics.append(Diagnostic(.ignoredEscape, directive.range))
        }
    }

    /// `name = value`
    private func parts(_ range: Range<Int>) -> (name: Directive.Name, value: Range<Int>)? {
        let range = Whitespace.trimmed(range, of: bytes)
        var offset = range.lowerBound
        while offset < range.upperBound, bytes[offset].isLetter || bytes[offset].isDigit { offset += 1 }
        guard offset - range.lowerBound <= 6 else { return nil }
        let name = String(decoding: bytes[range.lowerBound..<offset], as: UTF8.self).lowercased()
        while offset < range.upperBound, bytes[offset].isSpace { offset += 1 }
        guard let name = Directive.Name(rawValue: name), offset < range.upperBound, bytes[offset] == .equals else {
            return nil
        }
        let value = Whitespace.trimmedStart(offset + 1..<range.upperBound, of: bytes)
        return value.isEmpty ? nil : (name, value)
    }

    /// `{"syntax": "value", …}`, which must be the whole file.
    private mutating func object(from first: Int) {
        var reader = JSONReader(bytes, in: first..<bytes.count)
        var found: Directive?
        reader.skipSpace()
        guard reader.consume(.openBrace) else { return }
        repeat {
            reader.skipSpace()
            guard let key = reader.string() else { return }
            reader.skipSpace()
            guard reader.consume(.colon) else { return }
            reader.skipSpace()
            let start = reader.offset
            guard reader.byte == .quote else {
                guard reader.skipValue() else { return }
                reader.skipSpace()
                continue
            }
            guard let value = reader.string() else { return }
            if key == Array("syntax".utf8) {
                found = Directive(
                    name: .syntax, value: String(decoding: value, as: UTF8.self), style: .json,
                    valueRange: start + 1..<reader.offset - 1, range: start..<reader.offset)
            }
            reader.skipSpace()
        } while reader.consume(.comma)
        guard reader.consume(.closeBrace) else { return }
        reader.skipSpace()
        guard reader.isAtEnd, let found else { return }
        directives.append(found)
        end = bytes.count
    }
}
