/// A set of object numbers.
struct NumberSet: Sendable {
    private var words: [UInt64]

    /// - Parameter count: numbers are below this.
    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    init(_ numbers: some Sequence<Int>, count: Int) {
        self.init(count: count)
        for number in numbers { insert(number) }
    }

    func contains(_ number: Int) -> Bool { words[number >> 6] & (1 << UInt64(number & 63)) != 0 }

    /// - Returns: whether it is new.
    @discardableResult
    mutating func insert(_ number: Int) -> Bool {
        let bit: UInt64 = 1 << UInt64(number & 63)
        defer { words[number >> 6] |= bit }
        return words[number >> 6] & bit == 0
    }

    /// - Parameter other: of the same size.
    mutating func formUnion(_ other: NumberSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// - Parameter other: of the same size.
    mutating func subtract(_ other: NumberSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
