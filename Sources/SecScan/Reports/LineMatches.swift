internal import Rules

/// Which lines two texts have in common, in the order of both.
///
/// Lines that both texts have once are matched first (patience diff), so that what is shown is what people would mark.
struct LineMatches {
    /// Pairs of line numbers from 0, ascending.
    private(set) var pairs: [(old: Int, new: Int)] = []

    private let old: [Int]
    private let new: [Int]

    /// Where no line is unique, more than so many comparisons are not made: all lines count as changed.
    private static let comparisonLimit = 1 << 20

    init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        self.old = old.map(number)
        self.new = new.map(number)
        var pending = [(0..<old.count, 0..<new.count)]
        while let (left, right) = pending.popLast() { match(left, right, &pending) }
        pairs.sort { $0.old < $1.old }
    }

    private mutating func match(_ left: Range<Int>, _ right: Range<Int>, _ pending: inout [(Range<Int>, Range<Int>)]) {
        var (left, right) = (left, right)
        while let a = left.first, let b = right.first, old[a] == new[b] {
            pairs.append((a, b))
            left = a + 1..<left.upperBound
            right = b + 1..<right.upperBound
        }
        while let a = left.last, let b = right.last, old[a] == new[b] {
            pairs.append((a, b))
            left = left.lowerBound..<a
            right = right.lowerBound..<b
        }
        guard !left.isEmpty, !right.isEmpty else { return }
        let anchors = anchors(left, right)
        guard !anchors.isEmpty else {
            if left.count * right.count <= Self.comparisonLimit { pairs += common(left, right) }
            return
        }
        var (a, b) = (left.lowerBound, right.lowerBound)
        for anchor in anchors {
            pending.append((a..<anchor.old, b..<anchor.new))
            pairs.append(anchor)
            (a, b) = (anchor.old + 1, anchor.new + 1)
        }
        pending.append((a..<left.upperBound, b..<right.upperBound))
    }

    /// The longest ascending series of lines that both ranges have once.
    private func anchors(_ left: Range<Int>, _ right: Range<Int>) -> [(old: Int, new: Int)] {
        var places: [Int: (old: Int, new: Int, count: Int)] = [:]
        for place in left { places[old[place], default: (0, 0, 0)].count += 1 }
        for place in left { places[old[place]]?.old = place }
        var counts: [Int: Int] = [:]
        for place in right {
            counts[new[place], default: 0] += 1
            places[new[place]]?.new = place
        }
        let unique = places.filter { $0.value.count == 1 && counts[$0.key] == 1 }.values.sorted { $0.old < $1.old }
        // Patience: the tops of the piles ascend; each card knows the one it lies beside.
        var tops: [Int] = []
        var before = [Int?](repeating: nil, count: unique.count)
        for index in unique.indices {
            let pile = tops.partitioningIndex { unique[$0].new >= unique[index].new }
            before[index] = pile > 0 ? tops[pile - 1] : nil
            if pile < tops.count { tops[pile] = index } else { tops.append(index) }
        }
        var series: [(old: Int, new: Int)] = []
        var current = tops.last
        while let index = current {
            series.append((unique[index].old, unique[index].new))
            current = before[index]
        }
        return series.reversed()
    }

    /// The longest common series of small ranges, by a table.
    private func common(_ left: Range<Int>, _ right: Range<Int>) -> [(old: Int, new: Int)] {
        let width = right.count + 1
        var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
        for a in (0..<left.count).reversed() {
            for b in (0..<right.count).reversed() {
                lengths[a * width + b] =
                    old[left.lowerBound + a] == new[right.lowerBound + b]
                    ? lengths[(a + 1) * width + b + 1] + 1
                    : max(lengths[(a + 1) * width + b], lengths[a * width + b + 1])
            }
        }
        var series: [(old: Int, new: Int)] = []
        var (a, b) = (0, 0)
        while a < left.count, b < right.count {
            if old[left.lowerBound + a] == new[right.lowerBound + b] {
                series.append((left.lowerBound + a, right.lowerBound + b))
                (a, b) = (a + 1, b + 1)
            } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
                a += 1
            } else {
                b += 1
            }
        }
        return series
    }
}
