/// The tokens of a file by the hashes of their texts.
struct TokenIndex: Sendable {
    /// Where the tokens of each bucket begin in `places`, and where the last one ends.
    private var starts: [Int32]
    /// The tokens of one bucket behind those of the other, each in the order of the file.
    private var places: [Int32]
    /// What of a hash tells the bucket; there are no more buckets than pay for the tokens.
    private let mask: UInt32
    private static let bucketCounts = 16...4096

    init(_ tokens: [Token]) {
        var count = Self.bucketCounts.lowerBound
        while count < tokens.count, count < Self.bucketCounts.upperBound { count *= 2 }
        let mask = UInt32(count - 1)
        self.mask = mask
        starts = Array(repeating: 0, count: count + 1)
        for token in tokens { starts[Int(token.hash & mask) + 1] += 1 }
        for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
        var ends = starts
        places = Array(repeating: 0, count: tokens.count)
        for (index, token) in tokens.enumerated() {
            let bucket = Int(token.hash & mask)
            places[Int(ends[bucket])] = Int32(index)
            ends[bucket] += 1
        }
    }

    /// The tokens of a range that may have a hash, in the order of the file; others among them.
    func candidates(for hash: UInt32, in range: Range<Int>) -> ArraySlice<Int32> {
        let bucket = Int(hash & mask)
        let all = places[Int(starts[bucket])..<Int(starts[bucket + 1])]
        let first = Self.first(of: all, from: range.lowerBound)
        return all[first..<max(first, Self.first(of: all, from: range.upperBound))]
    }

    /// The index of the first place that is not in front of a token.
    private static func first(of places: ArraySlice<Int32>, from token: Int) -> Int {
        var (low, high) = (places.startIndex, places.endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if places[middle] < token { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
