internal import Rules

/// Where the entries of a tree begin; of a tree that was made from another one only those that differ are read.
struct TreeEntries: Sendable {
    /// Where each entry begins, and where the last one ends.
    private(set) var starts: [Int32] = [0]
    /// An entry is cut short; the ones before it were read.
    private(set) var isDamaged = false

    /// How many there are.
    var count: Int { starts.count - 1 }

    /// Where the next entry begins.
    private var position: Int { Int(starts[starts.count - 1]) }

    /// Calls `body` with every entry and its place among them.
    init(_ bytes: UnsafeRawBufferPointer, _ body: (TreeEntry, Int) -> Void) {
        starts.reserveCapacity(bytes.count / 32)
        read(bytes, to: bytes.count, body)
    }

    /// - Parameters:
    ///   - base: of the older tree; not damaged.
    ///   - taken: called with a run of the base's entries that stand here too, and how much greater their place is here.
    ///   - body: called with every other entry and its place; in order with `taken`.
    init(
        _ bytes: UnsafeRawBufferPointer, madeFrom base: TreeEntries, _ segments: [TextSegment],
        taken: (Range<Int>, Int) -> Void, _ body: (TreeEntry, Int) -> Void
    ) {
        starts.reserveCapacity(base.starts.count + 8)
        for segment in segments {
            guard let source = segment.source, !isDamaged else { continue }
            // The first entry of the base that lies wholly in the segment.
            let shift = segment.start - source
            var first = base.starts.partitioningIndex { $0 >= source }
            // Its place here may lie within an entry that is not the base's: then the two never meet.
            while first < base.count, Int(base.starts[first]) + shift < position { first += 1 }
            guard first < base.count, Int(base.starts[first + 1]) <= source + segment.count else { continue }
            read(bytes, to: Int(base.starts[first]) + shift, body)
            guard position == Int(base.starts[first]) + shift else { continue }
            let distance = count - first
            var next = first
            while next < base.count, Int(base.starts[next + 1]) <= source + segment.count {
                next += 1
                starts.append(base.starts[next] + Int32(truncatingIfNeeded: shift))
            }
            taken(first..<next, distance)
        }
        read(bytes, to: bytes.count, body)
    }

    /// Reads entries until one begins at or behind `end`.
    private mutating func read(_ bytes: UnsafeRawBufferPointer, to end: Int, _ body: (TreeEntry, Int) -> Void) {
        while position < end, !isDamaged {
            guard let (entry, next) = TreeEntry.parse(bytes, at: position) else {
                isDamaged = true
                return
            }
            body(entry, count)
            starts.append(Int32(truncatingIfNeeded: next))
        }
    }
}
