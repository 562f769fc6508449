internal import Rules

/// Reads files of environment variables: `NAME=value` in each line, `export`, quotes and comments as shells and Docker have them.
///
/// A value in quotes may go on over lines. Spaces around the sign and lists in brackets are read as well: settings files of programs look like that.
struct EnvironmentFile {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var assignments: [Assignment] = []

    static func assignments(in bytes: [UInt8]) -> [Assignment] {
        var file = EnvironmentFile(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { file.offset = 3 }
        while file.offset < bytes.count { file.readLine() }
        return file.assignments
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0x0A }

    private mutating func readLine() {
        skipBlanks()
        let start = offset
        var name = readName()
        if name == "export" || name == "set" {
            skipBlanks()
            name = readName()
        }
        let nameRange = offset - name.utf8.count..<offset
        skipBlanks()
        if !name.isEmpty, start < offset, byte == UInt8(ascii: "=") {
            offset += 1
            skipBlanks()
            let written = readValue()
            assignments.append(Assignment(name: name, nameRange: nameRange, written: written))
        }
        while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
        offset += 1
        line += 1
    }

    private mutating func skipBlanks() {
        while byte == 0x20 || byte == 0x09 { offset += 1 }
    }

    private mutating func readName() -> String {
        let start = offset
        while ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "_") { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func readValue() -> WrittenValue {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            if let quoted = readQuoted(overLines: true) { return quoted }
        case UInt8(ascii: "["):
            if let list = readList() { return list }
        default: break
        }
        let start = offset
        while offset < bytes.count, bytes[offset] != 0x0A {
            // A sign behind a blank begins a comment; one in a value belongs to it.
            if byte == UInt8(ascii: "#"), offset == start || ASCII.isSpace(bytes[offset - 1]) { break }
            offset += 1
        }
        var end = offset
        while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        return WrittenValue(
            .untyped(String(decoding: bytes[start..<end], as: UTF8.self)), range: start..<end, line: line)
    }

    /// Up to the closing quote; the range is that of the text inside.
    private mutating func readQuoted(overLines: Bool) -> WrittenValue? {
        let (quote, first) = (byte, line)
        var end = offset + 1
        var text: [UInt8] = []
        while end < bytes.count, bytes[end] != quote {
            if bytes[end] == 0x0A, !overLines { return nil }
            if bytes[end] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), end + 1 < bytes.count,
                bytes[end + 1] != 0x0A
            {
                end += 1
            }
            text.append(bytes[end])
            end += 1
        }
        // No line behind opens this quote, or it would close this one: such a look to the end happens once.
        guard end < bytes.count else { return nil }
        let range = offset + 1..<end
        offset = end + 1
        line += text.count { $0 == 0x0A }
        return WrittenValue(.untyped(String(decoding: text, as: UTF8.self)), range: range, line: first)
    }

    /// `["a", "b"]`, also over several lines.
    private mutating func readList() -> WrittenValue? {
        let (start, first) = (offset, line)
        var elements: [WrittenValue] = []
        offset += 1
        while offset < bytes.count {
            switch byte {
            case 0x0A:
                line += 1
                offset += 1
            case UInt8(ascii: "#"): while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let element = readQuoted(overLines: false) else {
                    (offset, line) = (start, first)
                    return nil
                }
                elements.append(element)
            case UInt8(ascii: "]"):
                offset += 1
                return WrittenValue(.list(elements), range: start..<offset, line: first)
            case 0x20, 0x09, 0x0D, UInt8(ascii: ","): offset += 1
            default:
                (offset, line) = (start, first)
                return nil
            }
        }
        (offset, line) = (start, first)
        return nil
    }
}
