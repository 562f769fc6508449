/// Files in UTF-16 and UTF-32, which hadolint reads where a byte order mark tells them.
enum HadolintEncoding {
    /// The same text in UTF-8; what has no such mark stays as it is.
    static func utf8(_ source: [UInt8]) -> [UInt8] {
        // The longer marks first: one begins with a shorter one.
        if source.starts(with: [0xFF, 0xFE, 0, 0]) { return decode(source, as: UTF32.self, isLittleEndian: true) }
        if source.starts(with: [0, 0, 0xFE, 0xFF]) { return decode(source, as: UTF32.self, isLittleEndian: false) }
        if source.starts(with: [0xFF, 0xFE]) { return decode(source, as: UTF16.self, isLittleEndian: true) }
        if source.starts(with: [0xFE, 0xFF]) { return decode(source, as: UTF16.self, isLittleEndian: false) }
        return source
    }

    private static func decode<Encoding: UnicodeCodec>(
        _ source: [UInt8], as encoding: Encoding.Type, isLittleEndian: Bool
    ) -> [UInt8] where Encoding.CodeUnit: FixedWidthInteger {
        let width = Encoding.CodeUnit.bitWidth / 8
        let units = stride(from: width, through: source.count - width, by: width).map { start in
            let bytes = source[start..<start + width]
            let ordered = isLittleEndian ? Array(bytes.reversed()) : Array(bytes)
            return ordered.reduce(Encoding.CodeUnit(0)) { $0 << 8 | Encoding.CodeUnit($1) }
        }
        return Array(String(decoding: units, as: encoding).utf8)
    }
}
