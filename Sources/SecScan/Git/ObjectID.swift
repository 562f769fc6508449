internal import CGit2

/// The SHA-1 name of a git object.
struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// - Parameter bytes: twenty of them.
    init(_ bytes: UnsafeRawPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    }

    init(_ id: git_oid) {
        self = withUnsafeBytes(of: id) { bytes in
            // A git_oid is twenty bytes.
            bytes.baseAddress.map(ObjectID.init) ?? ObjectID.zero
        }
    }

    init?(hexadecimal text: String) {
        var text = text
        let id = text.withUTF8 { ObjectID(digits: UnsafeRawBufferPointer($0)) }
        guard let id else { return nil }
        self = id
    }

    /// - Parameter digits: forty hexadecimal ones; nil when they are not.
    init?(digits: UnsafeRawBufferPointer) {
        guard digits.count == 40 else { return nil }
        func number(_ range: Range<Int>) -> UInt64? {
            var value: UInt64 = 0
            for index in range {
                let byte = digits[index]
                let digit: UInt8
                switch byte {
                case 0x30...0x39: digit = byte - 0x30
                case 0x41...0x46: digit = byte - 0x37
                case 0x61...0x66: digit = byte - 0x57
                default: return nil
                }
                value = value << 4 | UInt64(digit)
            }
            return value
        }
        guard let high = number(0..<16), let middle = number(16..<32), let low = number(32..<40) else { return nil }
        self.init(high: high, middle: middle, low: UInt32(truncatingIfNeeded: low))
    }

    static let zero = ObjectID(high: 0, middle: 0, low: 0)

    private init(high: UInt64, middle: UInt64, low: UInt32) {
        self.high = high
        self.middle = middle
        self.low = low
    }

    var raw: git_oid {
        var id = git_oid()
        withUnsafeMutableBytes(of: &id) { bytes in
            bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
            bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
        }
        return id
    }

    /// Ids are hashes: a part of one is as good as all.
    func hash(into hasher: inout Hasher) { hasher.combine(high) }

    var firstByte: Int { Int(high >> 56) }

    /// Bits that are as good as random.
    var bits: UInt64 { high }

    var isZero: Bool { high == 0 && middle == 0 && low == 0 }

    /// 40 lower-case digits.
    var description: String {
        Self.digits(high, 16) + Self.digits(middle, 16) + Self.digits(UInt64(low), 8)
    }

    static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }

    private static func digits(_ value: UInt64, _ width: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: width - text.count) + text
    }
}
