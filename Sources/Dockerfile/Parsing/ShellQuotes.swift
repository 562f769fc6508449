/// Quotes and escapes of shell words, without expansion.
enum ShellQuotes {
    /// The bytes of a span without quotes and escapes; a quote that stays open ends with the span.
    static func removed(_ bytes: [UInt8], in span: Range<Int>, escape: Escape) -> [UInt8] {
        var result: [UInt8] = []
        var quote: UInt8?
        var offset = span.lowerBound
        while offset < span.upperBound {
            let byte = bytes[offset]
            offset += 1
            if let open = quote {
                if byte == open {
                    quote = nil
                } else if open == .quote, byte == escape.rawValue, offset < span.upperBound,
                    [.quote, .dollar, escape.rawValue].contains(bytes[offset])
                {
                    result.append(bytes[offset])
                    offset += 1
                } else {
                    result.append(byte)
                }
            } else if byte == .quote || byte == .apostrophe {
                quote = byte
            } else if byte == escape.rawValue {
                if offset < span.upperBound { result.append(bytes[offset]) }
                offset += 1
            } else {
                result.append(byte)
            }
        }
        return result
    }
}

extension Word {
    /// The value without quotes and escapes; variables stay as written.
    public func unquoted(escape: Escape = .backslash) -> String {
        let bytes = Array(value.utf8)
        return String(decoding: ShellQuotes.removed(bytes, in: 0..<bytes.count, escape: escape), as: UTF8.self)
    }
}
