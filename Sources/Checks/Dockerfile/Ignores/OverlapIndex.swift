internal import Rules

/// Tells whether a range overlaps one of many, in logarithmic time.
struct OverlapIndex {
    private var starts: [Int] = []
    /// The greatest end of the ranges up to this one.
    private var ends: [Int] = []

    init(_ ranges: [Range<Int>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            starts.append(range.lowerBound)
            ends.append(max(range.upperBound, ends.last ?? 0))
        }
    }

    func overlaps(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        // Those that begin before the range ends.
        let count = starts.partitioningIndex { $0 >= range.upperBound }
        return count > 0 && ends[count - 1] > range.lowerBound
    }
}
