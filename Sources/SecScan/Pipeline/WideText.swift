/// Text of two or four bytes a character: UTF-16 and UTF-32, with a byte order mark or without (Unicode 15, section 3.10).
struct WideText: Sendable {
    enum Form: Sendable, CaseIterable {
        case utf16LE, utf16BE, utf32LE, utf32BE

        /// Bytes of a code unit.
        var width: Int { self == .utf16LE || self == .utf16BE ? 2 : 4 }

        fileprivate func unit(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
            switch self {
            case .utf16LE: UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8
            case .utf16BE: UInt32(bytes[offset + 1]) | UInt32(bytes[offset]) << 8
            case .utf32LE: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            case .utf32BE: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            }
        }
    }

    /// So many bytes at the start of a text tell its form.
    static let headCount = 512
    /// Units without a byte order mark, for a guess.
    private static let leastUnits = 4

    private let form: Form
    private var isAtStart = true
    /// The beginning of a character whose end is still to come.
    private var rest: [UInt8] = []

    init(_ form: Form) { self.form = form }

    /// What the first bytes of a text are; nil for one byte a character, and for what is no text.
    static func form(of text: UnsafeRawBufferPointer) -> Form? {
        // Of text that is mostly ASCII every other byte is zero.
        guard text.count >= 2, text.prefix(32).contains(where: { $0 == 0 || $0 >= 0xFE }) else { return nil }
        if text.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32LE }
        if text.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32BE }
        if text.starts(with: [0xFF, 0xFE]) { return .utf16LE }
        if text.starts(with: [0xFE, 0xFF]) { return .utf16BE }
        return [.utf32LE, .utf32BE, .utf16LE, .utf16BE].first { looks(text, like: $0) }
    }

    /// Every unit of the head is a character, and most of them are ASCII.
    private static func looks(_ text: UnsafeRawBufferPointer, like form: Form) -> Bool {
        let count = min(text.count, headCount) / form.width
        guard count >= leastUnits else { return false }
        var asciiCount = 0
        for index in 0..<count {
            let unit = form.unit(text, index * form.width)
            if unit >= 0x20 && unit < 0x7F || unit == 0x0A || unit == 0x0D || unit == 0x09 {
                asciiCount += 1
            } else if unit < 0xA0 || unit > 0x10FFFF {
                return false
            }
        }
        return asciiCount * 10 >= count * 7
    }

    /// A whole text as UTF-8; nil where it is that already, or no text.
    static func utf8(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard let form = form(of: text) else { return nil }
        var decoder = WideText(form)
        return decoder.utf8(text)
    }

    /// The next bytes of a text as UTF-8; what is no character becomes U+FFFD.
    mutating func utf8(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        guard rest.isEmpty else {
            let joined = rest + bytes
            rest = []
            return joined.withUnsafeBytes { utf8($0) }
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / form.width + bytes.count / 8)
        var offset = 0
        while offset + form.width <= bytes.count {
            var value = form.unit(bytes, offset)
            var width = form.width
            if width == 2, value & 0xFC00 == 0xD800 {
                guard offset + 4 <= bytes.count else { break }
                let low = form.unit(bytes, offset + 2)
                if low & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
                    width = 4
                }
            }
            offset += width
            if isAtStart {
                isAtStart = false
                if value == 0xFEFF { continue }
            }
            if value < 0x80 {
                text.append(UInt8(truncatingIfNeeded: value))
            } else {
                text += Array(Character(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
            }
        }
        rest = Array(bytes[offset...])
        return text
    }
}
