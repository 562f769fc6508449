/// Reads the value of `--mount` as one line of comma-separated fields, as of RFC 4180.
enum MountReader {
    /// The fields of a flag's value, and whether every one is as the builder wants it.
    static func mount(_ value: Word, in text: LogicalText) -> (mount: Mount, isWellFormed: Bool) {
        var fields: [Mount.Field] = []
        var isWellFormed = true
        let bytes = value.isVerbatim ? Array(text[value.span].bytes) : Array(value.value.utf8)
        var offset = 0
        repeat {
            let (cell, next, isClosed) = cell(bytes, at: offset)
            if !isClosed { isWellFormed = false }
            let isPlain = value.isVerbatim && cell.count == next - offset
            let field = field(cell, at: offset, end: next, of: value, isPlain: isPlain, in: text)
            if !isKnown(field) { isWellFormed = false }
            fields.append(field)
            offset = next + 1
        } while offset <= bytes.count
        return (Mount(fields: fields, range: value.range), isWellFormed)
    }

    /// The cell at an offset without its quotes, and the offset of the comma behind it.
    private static func cell(_ bytes: [UInt8], at start: Int) -> (cell: [UInt8], end: Int, isClosed: Bool) {
        guard start < bytes.count, bytes[start] == .quote else {
            let end = bytes[start...].firstIndex(of: .comma) ?? bytes.count
            return (Array(bytes[start..<end]), end, !bytes[start..<end].contains(.quote))
        }
        var cell: [UInt8] = []
        var offset = start + 1
        while offset < bytes.count {
            if bytes[offset] == .quote {
                guard offset + 1 < bytes.count, bytes[offset + 1] == .quote else {
                    let end = bytes[offset...].firstIndex(of: .comma) ?? bytes.count
                    return (cell, end, end == offset + 1)
                }
                offset += 1
            }
            cell.append(bytes[offset])
            offset += 1
        }
        return (cell, bytes.count, false)
    }

    private static func field(
        _ cell: [UInt8], at start: Int, end: Int, of value: Word, isPlain: Bool, in text: LogicalText
    ) -> Mount.Field {
        let equals = cell.firstIndex(of: .equals)
        let span = isPlain ? value.span.lowerBound + start..<value.span.lowerBound + end : value.span
        let key = String(decoding: cell[..<(equals ?? cell.count)], as: UTF8.self).lowercased()
        var word: Word?
        if let equals {
            let valueSpan = isPlain ? span.lowerBound + equals + 1..<span.upperBound : span
            word = Word(
                value: String(decoding: cell[(equals + 1)...], as: UTF8.self), span: valueSpan,
                range: text.sourceRange(of: valueSpan), isVerbatim: isPlain)
        }
        return Mount.Field(key: longNames[key] ?? key, value: word, range: text.sourceRange(of: span))
    }

    private static func isKnown(_ field: Mount.Field) -> Bool {
        switch field.key {
        case "readonly", "readwrite", "required": true
        case "type", "from", "source", "target", "id", "sharing", "mode", "uid", "gid", "size", "env":
            field.value != nil
        default: false
        }
    }

    private static let longNames = [
        "src": "source", "dst": "target", "destination": "target", "ro": "readonly", "rw": "readwrite",
    ]
}
