import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct ObjectCatalogTests {
    private typealias Made = HandmadePack

    private func number(_ catalog: ObjectCatalog, _ id: [UInt8]) throws -> Int {
        try #require(catalog.number(of: ObjectID(id)))
    }

    /// What `git verify-pack` says of every object, deltas by distance and by name.
    @Test(arguments: [true, false])
    func likeGit(byDistance: Bool) throws {
        let sample = try SampleObjects(SampleObjects.versions(60))
        try sample.folder.git(
            "-c", "repack.useDeltaBaseOffset=\(byDistance)", "repack", "-q", "-a", "-d", "-f", "--depth=20")
        let name = try #require(sample.packs().first)
        let verified = try sample.verified(name)
        let catalog = sample.catalog()
        #expect(catalog.count == verified.count)
        let end = try #require(verified.map { $0.offset + $0.sizeInPack }.max())
        for (number, entry) in verified.sorted(by: { $0.offset < $1.offset }).enumerated().reversed() {
            #expect(catalog.id(number) == entry.id && catalog.number(of: entry.id) == number)
            #expect(catalog.kinds[number].name == entry.kind)
            #expect(catalog.base(of: number).map(catalog.id) == entry.base)
            #expect(catalog.problem(with: number) == nil && !catalog.isLoose(number) && !catalog.isCopy(number))
            let (pack, offset, count) = catalog.place(of: number)
            // The last one's place includes the trailer.
            #expect(pack.name == name && offset == entry.offset)
            #expect(count == entry.sizeInPack + (entry.offset + entry.sizeInPack == end ? 20 : 0))
        }
        #expect(
            catalog.roots.map { catalog.id(Int($0)) }.sorted() == verified.filter { $0.base == nil }.map(\.id).sorted())
        for kind in [ObjectKind.commit, .tree, .blob, .tag] {
            #expect(
                Set(catalog.numbers(of: kind).map(catalog.id))
                    == Set(verified.filter { $0.kind == kind.name }.map(\.id)))
        }
        #expect(catalog.unreadable.isEmpty && catalog.number(of: .zero) == nil)
    }

    /// Every delta hangs below its base, the one with the most below it last.
    @Test func deltaTrees() throws {
        let sample = try SampleObjects(SampleObjects.versions(200, lines: 10))
        try sample.folder.git("repack", "-q", "-a", "-d", "-f", "--depth=20", "--window=20")
        let catalog = sample.catalog()
        func weight(_ number: Int) -> Int { catalog.deltas(of: number).reduce(1) { $0 + weight(Int($1)) } }
        var seen = catalog.roots.count
        var branches = 0
        for number in 0..<catalog.count {
            let deltas = catalog.deltas(of: number).map { Int($0) }
            seen += deltas.count
            #expect(deltas.allSatisfy { catalog.base(of: $0) == number })
            guard deltas.count > 1 else { continue }
            branches += 1
            #expect(deltas.last.map(weight) == deltas.map(weight).max())
        }
        #expect(seen == catalog.count && branches > 0)
        #expect(catalog.roots.reduce(0) { $0 + weight(Int($1)) } == catalog.count)
    }

    @Test func looseObjectsComeLast() throws {
        let sample = try SampleObjects(["x"])
        let blob = try sample.folder.store("blob", [1])
        let tree = try sample.folder.store("tree", [])
        let catalog = sample.catalog()
        // A commit, two trees, a blob.
        #expect(catalog.count == 6)
        #expect((0..<6).map(catalog.isLoose) == [false, false, false, false, true, true])
        #expect(try catalog.kinds[#require(catalog.number(of: blob))] == .blob)
        #expect(try catalog.kinds[#require(catalog.number(of: tree))] == .tree)
        #expect(try catalog.base(of: #require(catalog.number(of: blob))) == nil)
    }

    @Test func empty() throws {
        let folder = try TestFolder.repository()
        let catalog = ObjectCatalog(ObjectStore(objects: folder.path(".git/objects"), extra: []))
        #expect(catalog.count == 0 && catalog.roots.isEmpty && catalog.number(of: .zero) == nil)
        #expect(catalog.numbers(of: .blob).isEmpty && catalog.unreadable.isEmpty)
    }

    /// The same objects in two packs and loose are one each.
    @Test func copies() throws {
        let sample = try SampleObjects(["x"])
        let pack = ".git/objects/pack/" + (try #require(sample.packs().first).dropLast(5))
        let (bytes, index) = (try sample.folder.bytes(pack + ".pack"), try sample.folder.bytes(pack + ".idx"))
        // Git stores nothing that it has.
        try sample.folder.remove(".git/objects/pack")
        try sample.folder.git(["unpack-objects", "-q"], input: bytes)
        for name in [pack, ".git/objects/pack/pack-again"] {
            try sample.folder.write(name + ".pack", bytes)
            try sample.folder.write(name + ".idx", index)
        }
        let catalog = sample.catalog()
        #expect(catalog.count == 12)
        for (kind, count) in [(ObjectKind.commit, 1), (.tree, 2), (.blob, 1)] {
            #expect(catalog.numbers(of: kind).count == count)
        }
        #expect((0..<catalog.count).count { !catalog.isCopy($0) } == 4)
    }

    /// Deltas whose base lies in another pack begin a tree of their own.
    @Test func basesElsewhere() throws {
        let sample = try SampleObjects(["x"])
        var (one, two) = (HandmadePack(), HandmadePack())
        one.add(Made.id(1), kind: 2, [])
        let offset = two.end
        two.add(Made.id(2), kind: 7, base: .id(Made.id(1)), Made.delta(from: 0, to: 0))
        two.add(Made.id(3), onOffset: offset, Made.delta(from: 0, to: 0))
        two.add(Made.id(4), kind: 7, base: .id(Made.id(99)), Made.delta(from: 0, to: 0))
        try sample.place(one, "pack-1")
        try sample.place(two, "pack-2")
        let catalog = sample.catalog()
        let numbers = try (1...4).map { try number(catalog, Made.id($0)) }
        #expect(numbers.map { catalog.kinds[$0] } == [.tree, .tree, .tree, .other])
        #expect(catalog.base(of: numbers[1]) == nil && catalog.base(of: numbers[2]) == numbers[1])
        #expect(catalog.roots.contains(Int32(numbers[1])) && !catalog.roots.contains(Int32(numbers[2])))
        #expect(catalog.problem(with: numbers[3])?.reason == "its delta's base is absent or damaged")
        #expect(catalog.unreadable == [numbers[3]])
    }

    /// Objects that hang from themselves, from each other, or from one whose header is damaged.
    @Test func damage() throws {
        let sample = try SampleObjects(["x"])
        var pack = HandmadePack()
        let delta = Made.delta(from: 0, to: 0)
        pack.add(Made.id(1), kind: 7, base: .id(Made.id(1)), delta)
        pack.add(Made.id(2), kind: 7, base: .id(Made.id(3)), delta)
        pack.add(Made.id(3), kind: 7, base: .id(Made.id(2)), delta)
        pack.add(Made.id(4), kind: 7, base: .id(Made.id(3)), delta)
        let broken = pack.end
        pack.add(Made.id(5), kind: 5, [])
        pack.add(Made.id(6), onOffset: broken, delta)
        pack.add(Made.id(7), kind: 3, [])
        try sample.place(pack)
        let catalog = sample.catalog()
        for id in UInt8(1)...6 {
            let number = try number(catalog, Made.id(id))
            #expect(catalog.kinds[number] == .other && catalog.problem(with: number) != nil, "\(id)")
        }
        #expect(try catalog.problem(with: number(catalog, Made.id(5)))?.reason == "its kind is 5, which nobody knows")
        #expect(catalog.unreadable.count == 6)
        #expect(try catalog.kinds[number(catalog, Made.id(7))] == .blob)
    }

    /// A whole copy stands in for one whose header is damaged, and for what was made from it.
    @Test func damageOfWhichThereIsAWholeCopy() throws {
        let sample = try SampleObjects(["x"])
        var (one, two) = (HandmadePack(), HandmadePack())
        let broken = one.end
        one.add(Made.id(1), kind: 5, [1, 2])
        one.add(Made.id(2), onOffset: broken, Made.delta(from: 2, to: 1, Made.copy(1, 1)))
        two.add(Made.id(1), [1, 2])
        try sample.place(one, "pack-1")
        try sample.place(two, "pack-2")
        let catalog = sample.catalog()
        #expect(catalog.unreadable.isEmpty)
        let blobs = Set(catalog.numbers(of: .blob).map(catalog.id))
        #expect(blobs.isSuperset(of: [ObjectID(Made.id(1)), ObjectID(Made.id(2))]))
    }

    /// Two names for one place, and places within other objects.
    @Test func oddPlaces() throws {
        let sample = try SampleObjects(["x"])
        var pack = HandmadePack()
        pack.add(Made.id(1), [UInt8](repeating: 1, count: 3000))
        let offset = pack.end
        pack.add(Made.id(2), onOffset: offset - 3000, Made.delta(from: 0, to: 0))
        try sample.place(pack)
        var index = pack.index
        // The second object lies where the first one does.
        let offsets = 1032 + 24 * 2
        index.replaceSubrange((offsets + 4)..<(offsets + 8), with: index[offsets..<(offsets + 4)])
        try sample.folder.write(".git/objects/pack/pack-made.idx", index)
        let catalog = sample.catalog()
        #expect(try catalog.kinds[number(catalog, Made.id(1))] == .blob)
        #expect(try catalog.kinds[number(catalog, Made.id(2))] == .blob)
    }

    // MARK: Some objects

    private func some(_ sample: SampleObjects, _ wanted: [ObjectID]) -> ObjectCatalog {
        ObjectCatalog(ObjectStore(objects: sample.objects, extra: []), only: wanted)
    }

    /// Packed ones, with and without their bases, loose ones, and such as are not there; each once.
    @Test(arguments: [0, 1, 5, 50, 100])
    func onlySomeObjects(share: Int) throws {
        let sample = try SampleObjects(SampleObjects.versions(40))
        try sample.folder.git("repack", "-q", "-a", "-d", "-f", "--depth=20", "--window=20")
        let loose = try (0..<3).map { try sample.folder.store("blob", [UInt8($0)]) }
        let whole = sample.catalog()
        var random = SeededGenerator(seed: UInt64(share))
        let wanted =
            (0..<whole.count).filter { _ in Int.random(in: 0..<100, using: &random) < share }.map(whole.id)
            + loose[..<2]
        let catalog = some(sample, wanted + wanted + [.zero, ObjectID(Made.id(9))])
        #expect(whole.isWhole && !catalog.isWhole)
        #expect(Set((0..<catalog.count).map(catalog.id)) == Set(wanted) && catalog.count == Set(wanted).count)
        var bases = 0
        for number in 0..<whole.count {
            let id = whole.id(number)
            guard let place = catalog.number(of: id) else {
                #expect(!wanted.contains(id))
                continue
            }
            #expect(catalog.id(place) == id && catalog.kinds[place] == whole.kinds[number])
            #expect(catalog.isLoose(place) == whole.isLoose(number) && catalog.problem(with: place) == nil)
            // A base that nobody asked for counts as one in another pack: what hangs from it begins a tree.
            let base = whole.base(of: number).map(whole.id).flatMap { wanted.contains($0) ? $0 : nil }
            #expect(catalog.base(of: place).map(catalog.id) == base)
            #expect(catalog.roots.contains(Int32(place)) == (base == nil && !catalog.isLoose(place)))
            if base != nil { bases += 1 }
            if !catalog.isLoose(place) { #expect(catalog.place(of: place).offset == whole.place(of: number).offset) }
        }
        #expect(catalog.number(of: .zero) == nil && catalog.unreadable.isEmpty)
        #expect(share < 50 || bases > 10)
    }

    @Test func noObjectAtAll() throws {
        let sample = try SampleObjects(["x"])
        for wanted in [[], [ObjectID.zero]] {
            let catalog = some(sample, wanted)
            #expect(catalog.count == 0 && catalog.roots.isEmpty && !catalog.isWhole)
        }
    }

    /// An object that several packs have is numbered once.
    @Test func someOfSeveralPacks() throws {
        let sample = try SampleObjects(["x"])
        var (one, two) = (HandmadePack(), HandmadePack())
        one.add(Made.id(1), [1])
        two.add(Made.id(1), [1])
        two.add(Made.id(2), [2])
        two.add(Made.id(3), kind: 7, base: .id(Made.id(1)), Made.delta(from: 1, to: 1, Made.copy(0, 1)))
        try sample.place(one, "pack-1")
        try sample.place(two, "pack-2")
        let ids = (1...3).map { ObjectID(Made.id($0)) }
        let catalog = some(sample, ids)
        #expect(catalog.count == 3 && (0..<3).allSatisfy { !catalog.isCopy($0) })
        #expect(catalog.numbers(of: .blob).map(catalog.id).sorted() == ids)
    }

    /// A walk gives the same bytes as over all objects.
    @Test(arguments: [1, 20, 80], [0, 64 << 20])
    func aWalkOverSome(share: Int, keptLimit: Int) async throws {
        let sample = try SampleObjects(SampleObjects.versions(60), depth: 60)
        for number in 0..<5 { _ = try sample.folder.store("blob", [UInt8(number)]) }
        let whole = sample.catalog()
        var random = SeededGenerator(seed: UInt64(share))
        let wanted = (0..<whole.count).filter {
            $0 == whole.count - 1 || Int.random(in: 0..<100, using: &random) < share
        }
        let catalog = some(sample, wanted.map(whole.id))
        func walked(_ catalog: ObjectCatalog) async -> [ObjectID: [[UInt8]]] {
            var walk = ForestWalk(
                catalog: catalog,
                wanted: NumberSet(wanted.map(whole.id).compactMap(catalog.number), count: catalog.count),
                jobs: 2)
            walk.keptLimit = keptLimit
            walk.verifies = true
            let part = await RecordingVisitor.run(walk)
            #expect(part.failed.isEmpty && part.mistakes.isEmpty)
            return Dictionary(uniqueKeysWithValues: part.visited.map { (catalog.id($0.key), $0.value) })
        }
        let (some, all) = (await walked(catalog), await walked(whole))
        #expect(some == all && some.count == wanted.count)
    }
}
