import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct ForestWalkTests {
    private typealias Made = HandmadePack

    private static let jobs = [1, 2, 8]
    private static let keptLimits = [0, 3000, 64 << 20]

    /// Walks all objects of a kind, or some of them, and compares the result with what git hashed.
    @discardableResult
    private func check(
        _ catalog: ObjectCatalog, _ wanted: [Int], jobs: Int, keptLimit: Int, verifies: Bool = false,
        _ location: SourceLocation = #_sourceLocation
    ) async -> RecordingVisitor.Part {
        var walk = ForestWalk(catalog: catalog, wanted: NumberSet(wanted, count: catalog.count), jobs: jobs)
        walk.keptLimit = keptLimit
        walk.verifies = verifies
        let part = await RecordingVisitor.run(walk)
        #expect(part.mistakes.isEmpty && part.failed.isEmpty, sourceLocation: location)
        #expect(part.visited.keys.sorted() == wanted.sorted(), sourceLocation: location)
        #expect(part.visited.values.allSatisfy { $0.count == 1 }, sourceLocation: location)
        for (number, contents) in part.visited {
            let id = contents[0].withUnsafeBytes { ObjectID.named(catalog.kinds[number], $0) }
            #expect(id == catalog.id(number), sourceLocation: location)
        }
        return part
    }

    private func depth(_ catalog: ObjectCatalog) -> Int {
        var depths: [Int: Int] = [:]
        var greatest = 0
        // Bases of a pack that came in as it was written precede their deltas.
        for number in 0..<catalog.count {
            depths[number] = catalog.base(of: number).map { (depths[$0] ?? 0) + 1 } ?? 0
            greatest = max(greatest, depths[number] ?? 0)
        }
        return greatest
    }

    @Test(arguments: jobs, keptLimits)
    func everyObjectOnce(jobs: Int, keptLimit: Int) async throws {
        let sample = try SampleObjects(SampleObjects.versions(120))
        try sample.folder.git("repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=30")
        let catalog = sample.catalog()
        let all = Array(0..<catalog.count)
        let part = await check(catalog, all, jobs: jobs, keptLimit: keptLimit, verifies: true)
        // With room for all bases every delta comes with its base's trace.
        if keptLimit > 1 << 20 { #expect(part.madeFromOthers == all.count { catalog.base(of: $0) != nil }) }
        #expect(part.madeFromOthers > 50)
    }

    @Test(arguments: jobs, [true, false])
    func deltasByName(jobs: Int, byDistance: Bool) async throws {
        let sample = try SampleObjects(SampleObjects.versions(60))
        try sample.folder.git(
            "-c", "repack.useDeltaBaseOffset=\(byDistance)", "-c", "pack.indexVersion=1", "repack", "-q", "-a", "-d",
            "-f", "--depth=30")
        let catalog = sample.catalog()
        await check(catalog, Array(0..<catalog.count), jobs: jobs, keptLimit: 10_000)
    }

    /// The same bytes as `git cat-file` shows.
    @Test func theBytesOfGit() async throws {
        let sample = try SampleObjects(SampleObjects.versions(40))
        let contents = try sample.contents()
        let catalog = sample.catalog()
        let part = await check(catalog, Array(0..<catalog.count), jobs: 2, keptLimit: 64 << 20)
        for (number, bytes) in part.visited { #expect(bytes[0] == contents[catalog.id(number)]?.bytes) }
        #expect(part.visited.count == contents.count)
    }

    @Test(arguments: jobs, [50, 1200])
    func chains(jobs: Int, length: Int) async throws {
        let sample = try SampleObjects(SampleObjects.versions(length + 1, lines: 8), depth: length)
        let catalog = sample.catalog()
        #expect(depth(catalog) >= length - 1)
        for keptLimit in Self.keptLimits {
            let part = await check(catalog, catalog.numbers(of: .blob), jobs: jobs, keptLimit: keptLimit)
            // A chain needs no more than its last base.
            #expect(part.madeFromOthers >= length - 1)
        }
    }

    /// Of a chain some objects, which need others that nobody wants.
    @Test(arguments: jobs, keptLimits)
    func someObjects(jobs: Int, keptLimit: Int) async throws {
        let sample = try SampleObjects(SampleObjects.versions(150), depth: 40)
        let catalog = sample.catalog()
        var random = SeededGenerator(seed: UInt64(jobs + keptLimit))
        for share in [1, 10, 50] {
            let wanted = (0..<catalog.count).filter { _ in Int.random(in: 0..<100, using: &random) < share }
            await check(catalog, wanted, jobs: jobs, keptLimit: keptLimit)
        }
        await check(catalog, [], jobs: jobs, keptLimit: keptLimit)
        await check(catalog, [catalog.count - 1], jobs: jobs, keptLimit: keptLimit)
    }

    /// Loose objects, two packs that share objects, and bases in another pack.
    @Test(arguments: jobs)
    func mixedStorage(jobs: Int) async throws {
        let sample = try SampleObjects(SampleObjects.versions(30))
        let ids = try sample.contents().keys.sorted()
        try sample.folder.git(
            ["pack-objects", "-q", ".git/objects/pack/pack"],
            input: Array(ids.prefix(60).map { "\($0)\n" }.joined().utf8))
        for number in 0..<20 { _ = try sample.folder.store("blob", Array("loose \(number)".utf8)) }
        let catalog = sample.catalog()
        let wanted = (0..<catalog.count).filter { !catalog.isCopy($0) }
        #expect(wanted.count < catalog.count && wanted.contains { catalog.isLoose($0) })
        await check(catalog, wanted, jobs: jobs, keptLimit: 5000)
    }

    // MARK: Damage

    /// - Returns: contents of what was visited and reasons of what failed, by the first byte of the id.
    private func walk(
        _ packs: [HandmadePack], jobs: Int = 1, verifies: Bool = false, keptLimit: Int = 64 << 20
    ) async throws -> (visited: [UInt8: [UInt8]], failed: [UInt8: String]) {
        let sample = try SampleObjects(["x"])
        for (index, pack) in packs.enumerated() { try sample.place(pack, "pack-\(index)") }
        let catalog = sample.catalog()
        let ids = Set(packs.flatMap { $0.entries.map { ObjectID($0.id) } })
        let wanted = ids.compactMap(catalog.number)
        #expect(wanted.count == ids.count)
        var walk = ForestWalk(catalog: catalog, wanted: NumberSet(wanted, count: catalog.count), jobs: jobs)
        walk.verifies = verifies
        walk.keptLimit = keptLimit
        let part = await RecordingVisitor.run(walk)
        #expect(part.mistakes.isEmpty)
        for number in wanted {
            #expect(
                (part.visited[number]?.count ?? 0) + (part.failed[number]?.count ?? 0) == 1, "\(catalog.id(number))")
        }
        func keyed<Value>(_ values: [Int: [Value]]) -> [UInt8: Value] {
            values.reduce(into: [:]) { $0[UInt8(catalog.id($1.key).firstByte)] = $1.value[0] }
        }
        return (keyed(part.visited), keyed(part.failed))
    }

    /// A damaged object takes with it what is made from it, and nothing else.
    @Test(arguments: jobs)
    func aDamagedBase(jobs: Int) async throws {
        var pack = HandmadePack()
        let root = pack.end
        pack.add(Made.id(1), [1, 2, 3])
        let broken = pack.end
        pack.add(Made.id(2), kind: 6, base: .before(broken - root), [3, 3], stream: [0, 0, 0])
        pack.add(Made.id(3), onOffset: broken, Made.delta(from: 3, to: 1, Made.copy(0, 1)))
        pack.add(Made.id(4), onOffset: pack.entries[2].offset, Made.delta(from: 1, to: 1, Made.copy(0, 1)))
        pack.add(Made.id(5), onOffset: root, Made.delta(from: 3, to: 2, Made.copy(1, 2)))
        let (visited, failed) = try await walk([pack], jobs: jobs)
        #expect(visited == [1: [1, 2, 3], 5: [2, 3]])
        #expect(failed.keys.sorted() == [2, 3, 4])
        #expect(failed[2] == "it cannot be inflated")
        #expect(failed[3] == "it is a delta of the damaged object \(Made.text(Made.id(2)))")
        #expect(failed[4] == "it is a delta of the damaged object \(Made.text(Made.id(3)))")
    }

    /// What can be had from another pack is not lost, nor what is made from it.
    @Test(arguments: jobs, [0, 64 << 20])
    func aDamagedBaseOfWhichThereIsACopy(jobs: Int, keptLimit: Int) async throws {
        var (one, two) = (HandmadePack(), HandmadePack())
        let broken = one.end
        one.add(Made.id(1), [1, 2, 3], stream: [0, 0, 0])
        one.add(Made.id(2), onOffset: broken, Made.delta(from: 3, to: 2, Made.copy(1, 2)))
        one.add(Made.id(3), onOffset: one.entries[1].offset, Made.delta(from: 2, to: 1, Made.copy(1, 1)))
        two.add(Made.id(1), [1, 2, 3])
        let (visited, failed) = try await walk([one, two], jobs: jobs, keptLimit: keptLimit)
        #expect(visited == [1: [1, 2, 3], 2: [2, 3], 3: [3]] && failed.isEmpty)
    }

    /// An index that gives many names to one large object does not make it many large objects.
    @Test(arguments: jobs)
    func manyNamesForOneObject(jobs: Int) async throws {
        var pack = HandmadePack()
        let large = pack.end
        let content = [UInt8](repeating: 7, count: 50_000)
        for name in UInt8(1)...9 { pack.add(Made.id(name), at: large) }
        pack.add(Made.id(10), content)
        pack.add(Made.id(11), [1])
        let (visited, failed) = try await walk([pack], jobs: jobs)
        #expect(visited.count == 2 && visited[11] == [1])
        #expect(visited.values.contains(content))
        #expect(failed.count == 9)
        #expect(Set(failed.values) == ["it claims more than its pack can hold"])
    }

    /// Whoever wants an object whose header is damaged, or that hangs from itself, is told.
    @Test(arguments: jobs)
    func objectsOfNoKnownKind(jobs: Int) async throws {
        var pack = HandmadePack()
        let delta = Made.delta(from: 1, to: 1, Made.copy(0, 1))
        let broken = pack.end
        pack.add(Made.id(1), kind: 5, [1])
        pack.add(Made.id(2), onOffset: broken, delta)
        pack.add(Made.id(3), kind: 7, base: .id(Made.id(4)), delta)
        pack.add(Made.id(4), kind: 7, base: .id(Made.id(3)), delta)
        pack.add(Made.id(5), onOffset: pack.entries[3].offset, delta)
        pack.add(Made.id(6), kind: 7, base: .id(Made.id(99)), delta)
        pack.add(Made.id(7), kind: 7, base: .id(Made.id(7)), delta)
        pack.add(Made.id(8), [1])
        let (visited, failed) = try await walk([pack], jobs: jobs)
        #expect(visited == [8: [1]])
        #expect(failed.keys.sorted() == [1, 2, 3, 4, 5, 6, 7])
    }

    /// Content under another object's name: told when it is hashed, not else.
    @Test(arguments: [true, false])
    func verifying(verifies: Bool) async throws {
        let right = Array("right".utf8)
        let name = right.withUnsafeBytes { ObjectID.named(.blob, $0) }
        var pack = HandmadePack()
        pack.add(withUnsafeBytes(of: name.raw) { Array($0) }, right)
        let wrong = pack.end
        pack.add(Made.id(1), Array("wrong".utf8))
        let made = Array("ng".utf8)
        let madeName = made.withUnsafeBytes { ObjectID.named(.blob, $0) }
        pack.add(
            withUnsafeBytes(of: madeName.raw) { Array($0) }, onOffset: wrong,
            Made.delta(from: 5, to: 2, Made.copy(3, 2)))
        let (visited, failed) = try await walk([pack], verifies: verifies)
        #expect(failed == (verifies ? [1: "its content is not what its name says"] : [:]))
        #expect(visited.count == (verifies ? 2 : 3))
        #expect(visited[UInt8(madeName.firstByte)] == made)
    }

    /// Steps of what is shown on the terminal.
    @Test func progress() async throws {
        let sample = try SampleObjects(SampleObjects.versions(30))
        let catalog = sample.catalog()
        let progress = Progress()
        progress.begin("walk", total: catalog.count)
        let walk = ForestWalk(
            catalog: catalog, wanted: NumberSet(0..<catalog.count, count: catalog.count), jobs: 2, progress: progress)
        _ = await RecordingVisitor.run(walk)
        #expect(progress.state.done == catalog.count)
    }
}
