extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies `belongsInSecond`, which holds for none before it and for all behind it.
    ///
    /// - Parameter hint: an index near it: the search doubles its steps from there, and then halves them.
    @inlinable
    package func partitioningIndex(near hint: Int? = nil, where belongsInSecond: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        if let hint {
            var step = 1
            var probe = Swift.min(Swift.max(hint, low), high)
            if probe < high, !belongsInSecond(self[probe]) {
                while probe < high, !belongsInSecond(self[probe]) {
                    low = probe + 1
                    probe += step
                    step *= 2
                }
                high = Swift.min(probe, high)
            } else {
                high = probe
                probe -= 1
                while probe >= low, belongsInSecond(self[probe]) {
                    high = probe
                    probe -= step
                    step *= 2
                }
                low = Swift.max(low, probe + 1)
            }
        }
        while low < high {
            let middle = low + (high - low) / 2
            if belongsInSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
