/// Every object of a store under a number: packed ones as they lie, pack after pack, then the loose ones; and which is whose delta.
final class ObjectCatalog: Sendable {
    let store: ObjectStore
    /// Has all objects of the store.
    let isWhole: Bool
    let count: Int
    private let parts: [Part]
    /// In the order of the numbers.
    private let ids: [ObjectID]
    private let packedCount: Int
    /// Of deltas their root's.
    let kinds: [ObjectKind]
    /// For each object the number of the one that it is a delta of.
    private let bases: [Int32]
    /// Objects that begin a delta tree, and those that cannot be read for what their headers say.
    let roots: [Int32]
    /// Deltas of object n are `children[childStarts[n] ..< childStarts[n + 1]]`, the one with the largest tree below it last.
    private let childStarts: [Int32]
    private let children: [Int32]
    /// Objects that have the same name as one before them.
    private let copies: Set<Int>
    /// Open addressing, by the first bits of the id: the 32 bits behind them and a number, or nothing.
    private let table: [UInt64]
    private let tableShift: UInt64
    private static let emptySlot = UInt64.max
    /// Objects whose header says why they cannot be read.
    private let problems: [Int: Damage]

    /// Not a delta.
    static let noBase: Int32 = -1
    /// A delta whose base is not in the same pack.
    static let foreignBase: Int32 = -2
    private static let brokenBase: Int32 = -3
    /// Bytes of packs whose pages stay mapped while headers are read.
    private static let mappedLimit = 64 << 20

    /// One pack's objects.
    private struct Part: Sendable {
        let pack: PackFile
        /// Number of its first object.
        let first: Int
        /// Ascending.
        let offsets: [Int]

        /// - Parameters:
        ///   - places: of the objects in the pack's index; nil means all.
        ///   - ids: takes the names of the objects, in the order of their offsets.
        init(_ pack: PackFile, places: [Int]?, ids: inout [ObjectID]) {
            self.pack = pack
            first = ids.count
            var entries: [(offset: Int, place: UInt32)] = (places ?? Array(0..<pack.index.count)).map {
                (pack.index.offset($0), UInt32($0))
            }
            Self.sort(&entries)
            offsets = entries.map(\.offset)
            for entry in entries { ids.append(pack.index.id(Int(entry.place))) }
        }

        /// By offset, eleven bits at a time.
        private static func sort(_ entries: inout [(offset: Int, place: UInt32)]) {
            let greatest = entries.reduce(0) { max($0, $1.offset) }
            var other = entries
            var shift = 0
            while shift < 63, greatest >> shift > 0 {
                var starts = [Int](repeating: 0, count: 2049)
                for entry in entries { starts[(entry.offset >> shift & 2047) + 1] += 1 }
                for digit in 0..<2048 { starts[digit + 1] += starts[digit] }
                for entry in entries {
                    let digit = entry.offset >> shift & 2047
                    other[starts[digit]] = entry
                    starts[digit] += 1
                }
                swap(&entries, &other)
                shift += 11
            }
        }

        /// The number of the object that begins at `offset`.
        func number(at offset: Int, near hint: Int) -> Int? {
            // A base mostly lies shortly before its deltas: double the step, then halve it.
            var high = hint
            var step = 1
            var low = max(0, hint - 1)
            while low > 0, offsets[low] > offset {
                high = low
                step *= 2
                low = max(0, hint - step)
            }
            while low < high {
                let middle = (low + high) / 2
                if offsets[middle] < offset { low = middle + 1 } else { high = middle }
            }
            return low < offsets.count && offsets[low] == offset ? first + low : nil
        }
    }

    /// - Parameter wanted: the objects to number; a base that is not among them counts as one in another pack. Nil means all.
    init(_ store: ObjectStore, only wanted: [ObjectID]? = nil) {
        self.store = store
        isWhole = wanted == nil
        var parts: [Part] = []
        var ids: [ObjectID] = []
        ids.reserveCapacity(wanted?.count ?? store.packs.reduce(0) { $0 + $1.index.count })
        let selected = wanted.map { Self.select($0, store) }
        for (index, pack) in store.packs.enumerated() {
            parts.append(Part(pack, places: selected?.places[index], ids: &ids))
        }
        self.parts = parts
        let packed = ids.count
        packedCount = packed
        ids += (selected?.loose ?? store.looseObjects(startingWith: "")).sorted()
        self.ids = ids
        let count = ids.count
        self.count = count

        // Names.
        var bits: UInt64 = 4
        while 1 << bits < count * 2 { bits += 1 }
        tableShift = 64 - bits
        var table = [UInt64](repeating: Self.emptySlot, count: 1 << Int(bits))
        var copies: Set<Int> = []
        for (number, id) in ids.enumerated() {
            let tag = Self.tag(id)
            var slot = Int(id.bits >> tableShift)
            while table[slot] != Self.emptySlot {
                if table[slot] >> 32 == tag, ids[Int(table[slot] & 0xFFFF_FFFF)] == id { break }
                slot = (slot + 1) & (table.count - 1)
            }
            if table[slot] == Self.emptySlot {
                table[slot] = tag << 32 | UInt64(number)
            } else {
                copies.insert(number)
            }
        }
        self.table = table
        self.copies = copies

        // Deltas.
        var kinds = [ObjectKind](repeating: .other, count: count)
        var bases = [Int32](repeating: Self.noBase, count: count)
        var problems: [Int: Damage] = [:]
        for part in parts {
            var mapped = 0
            for (index, offset) in part.offsets.enumerated() {
                let number = part.first + index
                if offset - mapped > Self.mappedLimit {
                    part.pack.release()
                    mapped = offset
                }
                do throws(Damage) {
                    let header = try part.pack.header(at: offset)
                    switch header.base {
                    case .none: kinds[number] = header.kind
                    case .offset(let base):
                        bases[number] = part.number(at: base, near: index).map(Int32.init) ?? Self.foreignBase
                    case .id(let id):
                        let base = part.pack.index.offset(of: id)
                        let place = base.flatMap { part.number(at: $0, near: $0 < offset ? index : part.offsets.count) }
                        bases[number] = place.map(Int32.init) ?? Self.foreignBase
                    }
                } catch {
                    // Another pack may have a whole copy.
                    problems[number] = error
                    bases[number] = Self.foreignBase
                }
            }
        }
        var (childStarts, children) = Self.children(of: bases)

        // From the roots down: kinds; then up: how much hangs below each object.
        var roots: [Int32] = []
        for number in 0..<packed where bases[number] == Self.noBase || bases[number] == Self.foreignBase {
            roots.append(Int32(truncatingIfNeeded: number))
        }
        let reader = ObjectReader(store)
        var order = roots
        order.reserveCapacity(packed)
        var done = 0
        while done < order.count {
            let number = Int(order[done])
            done += 1
            if bases[number] == Self.foreignBase {
                kinds[number] = reader.kind(of: ids[number]) ?? .other
                problems[number] =
                    kinds[number] == .other
                    ? problems[number] ?? Damage("its delta's base is absent or damaged") : nil
            }
            for child in children[Int(childStarts[number])..<Int(childStarts[number + 1])] {
                kinds[Int(child)] = kinds[number]
                if kinds[number] == .other { problems[Int(child)] = Damage("its delta's base is damaged") }
                order.append(child)
            }
        }
        if order.count < packed {
            var reached = [Bool](repeating: false, count: packed)
            for number in order { reached[Int(number)] = true }
            for number in 0..<packed where !reached[number] {
                problems[number] = Damage("its deltas go in a circle")
                bases[number] = Self.brokenBase
                roots.append(Int32(truncatingIfNeeded: number))
            }
            (childStarts, children) = Self.children(of: bases)
        }
        var weights = [Int32](repeating: 1, count: count)
        for number in order.reversed() where bases[Int(number)] >= 0 {
            weights[Int(bases[Int(number)])] += weights[Int(number)]
        }
        for number in 0..<count where childStarts[number + 1] - childStarts[number] > 1 {
            let range = Int(childStarts[number])..<Int(childStarts[number + 1])
            if let heaviest = range.max(by: { weights[Int(children[$0])] < weights[Int(children[$1])] }) {
                children.swapAt(heaviest, range.upperBound - 1)
            }
        }
        for number in packed..<count { kinds[number] = reader.kind(of: ids[number]) ?? .other }
        self.kinds = kinds
        self.bases = bases
        self.roots = roots
        self.childStarts = childStarts
        self.children = children
        self.problems = problems
    }

    /// Where some objects lie: for each pack the places in its index, and what is loose.
    private static func select(_ wanted: [ObjectID], _ store: ObjectStore) -> (places: [[Int]], loose: Set<ObjectID>) {
        var places = [Set<Int>](repeating: [], count: store.packs.count)
        var loose: Set<ObjectID> = []
        for id in wanted {
            var isPacked = false
            for (pack, file) in store.packs.enumerated() where !isPacked {
                guard let place = file.index.index(of: id) else { continue }
                places[pack].insert(place)
                isPacked = true
            }
            if !isPacked, store.contains(id) { loose.insert(id) }
        }
        return (places.map { $0.sorted() }, loose)
    }

    /// The second 32 bits of an id.
    private static func tag(_ id: ObjectID) -> UInt64 { id.bits & 0xFFFF_FFFF }

    /// For each base where its deltas begin, and all deltas.
    private static func children(of bases: [Int32]) -> (starts: [Int32], children: [Int32]) {
        var starts = [Int32](repeating: 0, count: bases.count + 1)
        for base in bases where base >= 0 { starts[Int(base) + 1] += 1 }
        for number in bases.indices { starts[number + 1] += starts[number] }
        var children = [Int32](repeating: 0, count: Int(starts[bases.count]))
        var next = starts
        for (number, base) in bases.enumerated() where base >= 0 {
            children[Int(next[Int(base)])] = Int32(truncatingIfNeeded: number)
            next[Int(base)] += 1
        }
        return (starts, children)
    }

    func id(_ number: Int) -> ObjectID { ids[number] }

    /// Nil when the store has no such object.
    func number(of id: ObjectID) -> Int? {
        let tag = Self.tag(id)
        var slot = Int(id.bits >> tableShift)
        while table[slot] != Self.emptySlot {
            let number = Int(table[slot] & 0xFFFF_FFFF)
            if table[slot] >> 32 == tag, ids[number] == id { return number }
            slot = (slot + 1) & (table.count - 1)
        }
        return nil
    }

    func isLoose(_ number: Int) -> Bool { number >= packedCount }

    /// Another object before this one has its name.
    func isCopy(_ number: Int) -> Bool { !copies.isEmpty && copies.contains(number) }

    /// The object that this one is a delta of; nil also where that lies in another pack.
    func base(of number: Int) -> Int? { bases[number] >= 0 ? Int(bases[number]) : nil }

    /// Objects that are deltas of this one, the one with the most below it last.
    func deltas(of number: Int) -> ArraySlice<Int32> {
        children[Int(childStarts[number])..<Int(childStarts[number + 1])]
    }

    /// Why an object cannot be read, where its header or its place tells.
    func problem(with number: Int) -> Damage? { problems[number] }

    /// Where an object is packed, and how many bytes of the pack it takes.
    /// - Precondition: it is not loose.
    func place(of number: Int) -> (pack: PackFile, offset: Int, count: Int) {
        let part = parts.count == 1 ? parts[0] : parts[parts.lastIndex { $0.first <= number } ?? 0]
        let index = number - part.first
        let end = index + 1 < part.offsets.count ? part.offsets[index + 1] : part.pack.byteCount
        return (part.pack, part.offsets[index], end - part.offsets[index])
    }

    /// Numbers of all objects of a kind, each name once.
    func numbers(of kind: ObjectKind) -> [Int] { (0..<count).filter { kinds[$0] == kind && !isCopy($0) } }

    /// Objects of which not even the kind is known.
    var unreadable: [Int] { numbers(of: .other) }
}
