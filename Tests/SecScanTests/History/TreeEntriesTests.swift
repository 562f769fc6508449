import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct TreeEntriesTests {
    private struct Entry: Hashable {
        var mode = "100644"
        var name: [UInt8]
        var id: [UInt8]

        var bytes: [UInt8] { Array(mode.utf8) + [0x20] + name + [0] + id }
    }

    /// What an entry says, and its place.
    private struct Read: Hashable {
        var place: Int
        var mode: UInt32
        var name: [UInt8]
        var id: ObjectID
    }

    private struct Result {
        var entries: TreeEntries
        var read: [Read] = []
        /// How many of them were taken from the base.
        var takenCount = 0

        var starts: [Int] { entries.starts.map { Int($0) } }
    }

    private func read(_ entry: TreeEntry, _ place: Int) -> Read {
        Read(place: place, mode: entry.mode, name: Array(entry.name), id: entry.id)
    }

    private func whole(_ bytes: [UInt8]) -> Result {
        var all: [Read] = []
        let entries = bytes.withUnsafeBytes { TreeEntries($0) { all.append(read($0, $1)) } }
        return Result(entries: entries, read: all)
    }

    /// Takes the base's entries over where it is told to.
    private func incremental(_ bytes: [UInt8], _ base: Result, _ segments: [TextSegment]) -> Result {
        var all: [Read] = []
        var takenCount = 0
        let entries = bytes.withUnsafeBytes { bytes in
            TreeEntries(bytes, madeFrom: base.entries, segments) { run, distance in
                #expect(!run.isEmpty)
                takenCount += run.count
                all += base.read[run].map {
                    Read(place: $0.place + distance, mode: $0.mode, name: $0.name, id: $0.id)
                }
            } _: {
                all.append(read($0, $1))
            }
        }
        return Result(entries: entries, read: all, takenCount: takenCount)
    }

    /// Compares reading what differs with reading all.
    @discardableResult
    private func check(
        _ base: Result, _ parts: Made, _ location: SourceLocation = #_sourceLocation
    ) -> (whole: Result, made: Result) {
        let expected = whole(parts.bytes)
        let made = incremental(parts.bytes, base, parts.segments)
        #expect(made.read == expected.read, sourceLocation: location)
        #expect(made.starts == expected.starts, sourceLocation: location)
        #expect(made.entries.isDamaged == expected.entries.isDamaged, sourceLocation: location)
        #expect(made.entries.count == expected.entries.count, sourceLocation: location)
        return (expected, made)
    }

    /// Bytes that are put together from copies and insertions.
    private struct Made {
        var bytes: [UInt8] = []
        var segments: [TextSegment] = []

        mutating func copy(_ range: Range<Int>, of base: [UInt8]) {
            guard !range.isEmpty else { return }
            segments.append(TextSegment(start: bytes.count, count: range.count, source: range.lowerBound))
            bytes += base[range]
        }

        mutating func insert(_ text: [UInt8]) {
            guard !text.isEmpty else { return }
            segments.append(TextSegment(start: bytes.count, count: text.count, source: nil))
            bytes += text
        }
    }

    private static let modes = ["100644", "100755", "120000", "40000", "160000"]

    private func entry(_ random: inout SeededGenerator) -> Entry {
        let name = random.bytes(Int.random(in: 1...12, using: &random), from: Alphabet.base36.bytes)
        // Ids with zeros, blanks and digits look like the borders of entries.
        let id = random.bytes(20, from: [0, 0x20, 0x30, 0x31, 0x36, 0x61, 0xFF])
        return Entry(mode: Self.modes[Int.random(in: 0..<5, using: &random)], name: name, id: id)
    }

    private func entries(_ count: Int, _ random: inout SeededGenerator) -> [Entry] {
        (0..<count).map { _ in entry(&random) }
    }

    // MARK: Whole

    @Test func everyEntryAndWhereItBegins() {
        var random = SeededGenerator(seed: 1)
        for count in [0, 1, 2, 50] {
            let entries = entries(count, &random)
            let result = whole(entries.flatMap(\.bytes))
            #expect(result.entries.count == count && !result.entries.isDamaged)
            #expect(result.read.map(\.name) == entries.map(\.name))
            #expect(result.read.map(\.id) == entries.map { ObjectID($0.id) })
            #expect(result.read.map { String($0.mode, radix: 8) } == entries.map(\.mode))
            #expect(result.read.map(\.place) == Array(0..<count))
            var start = 0
            let starts = entries.map { entry in
                start += entry.bytes.count
                return start
            }
            #expect(result.starts == [0] + starts)
        }
    }

    /// What is whole of a tree that is cut short is read, wherever the cut is.
    @Test func cutShort() {
        var random = SeededGenerator(seed: 2)
        let entries = entries(4, &random)
        let bytes = entries.flatMap(\.bytes)
        let all = whole(bytes)
        for end in bytes.indices {
            let cut = whole(Array(bytes[..<end]))
            let count = all.starts.count { $0 <= end } - 1
            #expect(cut.starts == Array(all.starts[...count]), "\(end)")
            #expect(cut.read == Array(all.read[..<count]), "\(end)")
            #expect(cut.entries.isDamaged == !all.starts.contains(end), "\(end)")
        }
    }

    // MARK: Made from another tree

    /// Edits of whole entries, as most commits make them: what was not touched is not read.
    @Test func oneEntryOfMany() {
        var random = SeededGenerator(seed: 3)
        let base = entries(100, &random)
        let bytes = base.flatMap(\.bytes)
        let old = whole(bytes)
        for place in [0, 1, 50, 98, 99] {
            let (start, end) = (old.starts[place], old.starts[place + 1])
            // Another id, another entry in its place, one more, one less, as git would say it.
            var (changed, replaced, added, removed) = (Made(), Made(), Made(), Made())
            changed.copy(0..<(end - 20), of: bytes)
            changed.insert(random.bytes(20))
            changed.copy(end..<bytes.count, of: bytes)
            replaced.copy(0..<start, of: bytes)
            replaced.insert(entry(&random).bytes)
            replaced.copy(end..<bytes.count, of: bytes)
            added.copy(0..<start, of: bytes)
            added.insert(entry(&random).bytes)
            added.copy(start..<bytes.count, of: bytes)
            removed.copy(0..<start, of: bytes)
            removed.copy(end..<bytes.count, of: bytes)
            #expect(check(old, changed).made.takenCount == 99)
            #expect(check(old, replaced).made.takenCount == 99)
            #expect(check(old, added).made.takenCount == 100)
            #expect(check(old, removed).made.takenCount == 99)
        }
    }

    @Test func theSameAndNothing() {
        var random = SeededGenerator(seed: 4)
        let bytes = entries(10, &random).flatMap(\.bytes)
        let (old, empty) = (whole(bytes), whole([]))
        var same = Made()
        same.copy(0..<bytes.count, of: bytes)
        #expect(check(old, same).made.takenCount == 10)
        #expect(check(old, Made()).made.entries.count == 0)
        #expect(check(empty, Made()).made.entries.count == 0)
        var new = Made()
        new.insert(bytes)
        #expect(check(empty, new).made.takenCount == 0)
    }

    /// A base's entries, shifted by a byte within another entry's id, are no entries here.
    @Test func entriesWithinOthers() {
        let inner = Entry(name: [0x61], id: [UInt8](repeating: 0x20, count: 20))
        let bytes = inner.bytes + inner.bytes
        let old = whole(bytes)
        var made = Made()
        // A name that contains what was two entries, but for their zeros.
        made.insert(Array("100644 ".utf8))
        made.copy(0..<8, of: bytes)
        made.insert([0] + HandmadePack.id(0x37).dropLast(19))
        made.copy(0..<bytes.count, of: bytes)
        made.copy(inner.bytes.count..<bytes.count, of: bytes)
        check(old, made)
        // An id that is the beginning of an entry.
        var other = Made()
        other.insert(Array("100644 x\0".utf8))
        other.copy(0..<bytes.count, of: bytes)
        check(old, other)
    }

    /// Whatever a delta does, it reads as the whole tree does: cuts within entries, parts in another order, twice or not at all.
    @Test(arguments: 0..<12)
    func anyDelta(seed: Int) {
        var random = SeededGenerator(seed: UInt64(100 + seed))
        var taken = 0
        var damaged = 0
        for _ in 0..<40 {
            let base = entries(Int.random(in: 0...20, using: &random), &random)
            let bytes = base.flatMap(\.bytes)
            let old = whole(bytes)
            var made = Made()
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                switch Int.random(in: 0..<10, using: &random) {
                case 0:
                    made.insert(entry(&random).bytes)
                case 1:
                    made.insert(random.bytes(Int.random(in: 1...9, using: &random)))
                case 2, 3, 4:
                    // Between two entries.
                    let from = old.starts[Int.random(in: old.starts.indices, using: &random)]
                    let to = old.starts[Int.random(in: old.starts.indices, using: &random)]
                    made.copy(min(from, to)..<max(from, to), of: bytes)
                case 5, 6, 7:
                    // An entry begins in a copy and ends in what is new.
                    let start = old.starts[Int.random(in: old.starts.indices, using: &random)]
                    let cut = min(start + Int.random(in: 0...200, using: &random), bytes.count)
                    let rest = old.starts.first { $0 >= cut } ?? cut
                    made.copy(start..<cut, of: bytes)
                    made.insert(Array(bytes[cut..<rest]))
                case 8:
                    // The other way round.
                    let start = old.starts[Int.random(in: old.starts.indices, using: &random)]
                    let cut = min(start + Int.random(in: 0...30, using: &random), bytes.count)
                    let rest = old.starts.last { $0 >= cut } ?? cut
                    made.insert(Array(bytes[start..<cut]))
                    made.copy(cut..<rest, of: bytes)
                default:
                    let from = Int.random(in: 0...bytes.count, using: &random)
                    made.copy(from..<Int.random(in: from...bytes.count, using: &random), of: bytes)
                }
            }
            let result = check(old, made)
            taken += result.made.takenCount
            damaged += result.whole.entries.isDamaged ? 1 : 0
            // What was made is the base of the next one, as in a chain.
            guard !result.made.entries.isDamaged else { continue }
            var next = Made()
            let cut = Int.random(in: 0...made.bytes.count, using: &random)
            let start = Int.random(in: 0...cut, using: &random)
            next.copy(0..<start, of: made.bytes)
            next.insert(Array(made.bytes[start..<cut]))
            next.copy(cut..<made.bytes.count, of: made.bytes)
            let second = check(result.made, next)
            #expect(second.made.read == result.made.read)
        }
        #expect(taken > 20 && damaged > 2)
    }

    /// Edits of sorted entries, written down as the longest parts that both trees share at their ends.
    @Test(arguments: 0..<6)
    func chainsOfEdits(seed: Int) {
        var random = SeededGenerator(seed: UInt64(200 + seed))
        var tree = entries(60, &random)
        var old = whole(tree.flatMap(\.bytes))
        for _ in 0..<40 {
            let bytes = tree.flatMap(\.bytes)
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let place = Int.random(in: tree.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: tree.insert(entry(&random), at: place)
                case 1 where tree.count > 5: tree.remove(at: place)
                case 2: tree[place].mode = tree[place].mode == "100644" ? "100755" : "100644"
                default: tree[place].id = random.bytes(20)
                }
            }
            let new = tree.flatMap(\.bytes)
            let prefix = zip(bytes, new).prefix { $0 == $1 }.count
            let most = min(bytes.count, new.count) - prefix
            let suffix = zip(bytes.reversed(), new.reversed()).prefix(most).prefix { $0 == $1 }.count
            var made = Made()
            made.copy(0..<prefix, of: bytes)
            made.insert(Array(new[prefix..<(new.count - suffix)]))
            made.copy((bytes.count - suffix)..<bytes.count, of: bytes)
            let result = check(old, made)
            #expect(result.whole.entries.count == tree.count && !result.whole.entries.isDamaged)
            old = result.made
        }
    }

    /// The new tree is cut short somewhere: within what was copied or what was inserted.
    @Test func damagedEnds() {
        var random = SeededGenerator(seed: 5)
        let bytes = entries(6, &random).flatMap(\.bytes)
        let old = whole(bytes)
        let new = entry(&random).bytes
        for end in bytes.indices {
            var copied = Made()
            copied.copy(0..<end, of: bytes)
            #expect(check(old, copied).made.entries.isDamaged == !old.starts.contains(end), "\(end)")
            var inserted = Made()
            inserted.copy(0..<old.starts[3], of: bytes)
            inserted.insert(Array(new[..<min(end, new.count)]))
            #expect(check(old, inserted).made.takenCount == 3)
        }
        // Nothing behind the damage is taken, whole as it may be.
        var broken = Made()
        broken.insert([0xFF])
        broken.copy(0..<bytes.count, of: bytes)
        let result = check(old, broken).made
        #expect(result.entries.isDamaged && result.entries.count == 0 && result.takenCount == 0)
    }
}
