/// Numbers as text, which a string literal of the program can hold: six bits a character, the seventh says that more follow.
enum PackedNumbers {
    private static let bits = 6
    private static let more: UInt8 = 1 << 6
    private static let mask: UInt8 = (1 << 6) - 1

    /// - Precondition: they are not negative.
    static func encode(_ numbers: [Int]) -> String {
        var text: [UInt8] = []
        for number in numbers {
            precondition(number >= 0, "a negative number cannot be packed")
            var rest = number
            while rest > Int(mask) {
                text.append(UInt8(truncatingIfNeeded: rest) & mask | more)
                rest >>= bits
            }
            text.append(UInt8(rest))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads what `encode` wrote, from the beginning.
    struct Reader {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var position = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        var isAtEnd: Bool { position >= bytes.count }

        /// - Precondition: not at the end.
        mutating func next() -> Int {
            var number = 0
            var shift = 0
            while true {
                let byte = bytes[position]
                position += 1
                number |= Int(byte & mask) &<< shift
                if byte & more == 0 { return number }
                shift += bits
            }
        }
    }
}
