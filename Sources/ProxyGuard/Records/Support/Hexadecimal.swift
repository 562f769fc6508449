/// Bytes as lower-case digits of base 16.
enum Hexadecimal {
    static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    static func append(_ source: some Sequence<UInt8>, to bytes: inout [UInt8]) {
        for byte in source {
            bytes.append(digit(byte >> 4))
            bytes.append(digit(byte & 0xF))
        }
    }

    static func text(_ source: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        append(source, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Nil unless all are lower-case digits and their number is even.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        var high: UInt8?
        for byte in text {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}
