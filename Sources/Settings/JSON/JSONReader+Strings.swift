/// Strings, with the escapes of JSON and JSON5.
extension JSONReader {
    /// The string whose quote stands here.
    mutating func string() throws(SettingsError) -> String {
        let quote = cursor.byte
        let start = cursor.offset + 1
        var end = start
        let bytes = cursor.bytes
        while end < bytes.count {
            let byte = bytes[end]
            if byte == quote {
                cursor.offset = end + 1
                return cursor.text(start..<end)
            }
            if byte == .backslash { return try escapedString(from: start, to: end, quote: quote) }
            if byte == .lineFeed { break }
            end += 1
        }
        throw SettingsError("expected the end of the string, found that of the line", at: start, in: bytes)
    }

    /// A string whose first escape stands at `place`.
    private mutating func escapedString(from start: Int, to place: Int, quote: UInt8) throws(SettingsError) -> String {
        let bytes = cursor.bytes
        var text = Array(bytes[start..<place])
        var place = place
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case quote:
                cursor.offset = place
                return String(decoding: text, as: UTF8.self)
            case .backslash:
                guard let next = appendEscape(at: place, to: &text) else {
                    throw SettingsError("expected an escape after '\\', found none", at: place, in: bytes)
                }
                place = next
            case .lineFeed:
                throw SettingsError("expected the end of the string, found that of the line", at: start, in: bytes)
            default: text.append(byte)
            }
        }
        throw SettingsError("expected the end of the string, found that of the file", at: start, in: bytes)
    }

    /// Appends what the escape means that begins behind its backslash; where reading goes on, or nil if it is none.
    private func appendEscape(at place: Int, to text: inout [UInt8]) -> Int? {
        let bytes = cursor.bytes
        guard place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "v"): text.append(0x0B)
        case UInt8(ascii: "0"): text.append(0)
        case UInt8(ascii: "u"): return text.appendUnit(at: place + 1, of: bytes)
        case UInt8(ascii: "x"):
            // Of paths of Windows that nobody escaped, too.
            if let next = text.appendScalar(digits: 2, at: place + 1, of: bytes) { return next }
            text.append(bytes[place])
        case .lineFeed: break
        case .carriageReturn where place + 1 < bytes.count && bytes[place + 1] == .lineFeed: return place + 2
        case let byte: text.append(byte.escaped ?? byte)
        }
        return place + 1
    }
}
