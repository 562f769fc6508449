/// The tokens of a file by the hashes of their texts.
struct TokenIndex: Sendable {
    /// The first token of a bucket; -1 where there is none.
    private var first: [Int32]
    /// The next token of the same bucket.
    private var next: [Int32]
    private static let bucketCount = 4096

    init(_ tokens: [Token]) {
        first = Array(repeating: -1, count: Self.bucketCount)
        next = Array(repeating: -1, count: tokens.count)
        for index in tokens.indices.reversed() {
            let bucket = Int(tokens[index].hash) & (Self.bucketCount - 1)
            next[index] = first[bucket]
            first[bucket] = Int32(index)
        }
    }

    /// The tokens that may have a hash, in the order of the file; others among them.
    func candidates(for hash: UInt32) -> some Sequence<Int> {
        sequence(state: first[Int(hash) & (Self.bucketCount - 1)]) { state -> Int? in
            guard state >= 0 else { return nil }
            defer { state = next[Int(state)] }
            return Int(state)
        }
    }
}
