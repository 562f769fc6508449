import Foundation
import Rules
import TestSupport
import Testing

@testable import SecScan

/// Packs, indexes and deltas with mistakes in them end in a value or in `Damage`; a trap would end the test run.
///
/// SECSCAN_FUZZ_SECONDS runs each of the tests for so long, SECSCAN_FUZZ_SEED begins elsewhere.
@Suite(.serialized) struct PackFuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seconds = environment["SECSCAN_FUZZ_SECONDS"].flatMap(Double.init)
    private static let firstSeed = environment["SECSCAN_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

    /// Calls `body` with one seed after the other; in a long run it tells where it is, so that a trap can be made again.
    private func repeating(
        _ count: Int, _ name: String, _ body: (inout SeededGenerator) async throws -> Void
    ) async throws {
        let end = Self.seconds.map { ContinuousClock.now + .seconds($0) }
        for turn in 0..<Int.max {
            if let end { if ContinuousClock.now >= end { break } } else if turn == count { break }
            if end != nil, turn.isMultiple(of: 200) { print("fuzz \(name): seed \(Self.firstSeed + UInt64(turn))") }
            var random = SeededGenerator(seed: Self.firstSeed + UInt64(turn))
            try await body(&random)
        }
    }

    /// Reads everything in every way. Every object that is wanted is visited or named, once.
    ///
    /// - Parameter unique: no name stands for two contents, so that both ways of reading must agree.
    private func check(_ objects: String, unique: Bool, _ random: inout SeededGenerator) async {
        let store = ObjectStore(objects: objects, extra: [])
        let catalog = ObjectCatalog(store)
        let wanted = (0..<catalog.count).filter { !catalog.isCopy($0) && Int.random(in: 0..<8, using: &random) > 0 }
        var walk = ForestWalk(
            catalog: catalog, wanted: NumberSet(wanted, count: catalog.count),
            jobs: Int.random(in: 1...3, using: &random))
        walk.keptLimit = [0, 20, 1000, 1 << 26][Int.random(in: 0..<4, using: &random)]
        walk.verifies = Int.random(in: 0..<8, using: &random) == 0
        let part = await RecordingVisitor.run(walk)
        #expect(part.mistakes.isEmpty)
        let reader = ObjectReader(store)
        for number in wanted {
            let id = catalog.id(number)
            let visits = part.visited[number] ?? []
            #expect(visits.count + (part.failed[number]?.count ?? 0) == 1, "\(id)")
            let read = reader.read(id)
            _ = reader.kind(of: id)
            guard unique, !walk.verifies, case .object(let kind, let bytes) = read else { continue }
            #expect(visits.first == Array(bytes.bytes) && catalog.kinds[number] == kind, "\(id)")
        }
        _ = store.objects(startingWith: "a7")
    }

    // MARK: Mutations

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes[place] = [0, 0x7F, 0x80, 0xFF][Int.random(in: 0..<4, using: &random)]
            case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 4, 5:
                let values: [UInt64] = [0, 1, 12, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFF, 1 << 63, .max]
                let width = [4, 8][Int.random(in: 0..<2, using: &random)]
                let value = HandmadePack.bigEndian(values[Int.random(in: values.indices, using: &random)], width)
                // Tables of indexes lie at multiples of four.
                let start = place & ~3
                for (index, byte) in value.enumerated() where start + index < bytes.count {
                    bytes[start + index] = byte
                }
            case 6: bytes.removeSubrange(place..<end)
            case 7: bytes.insert(contentsOf: random.bytes(end - place), at: place)
            case 8: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: bytes.indices, using: &random))
            default: if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeSubrange(place...) }
            }
        }
    }

    // MARK: Deltas

    @Test func deltas() async throws {
        try await repeating(3000, "deltas") { random in
            let base = random.bytes(Int.random(in: 0..<200, using: &random))
            var (delta, _) = Self.delta(of: base, &random)
            if Bool.random(using: &random) { mutate(&delta, &random) }
            let output = ByteBuffer(count: 4096)
            var segments: [TextSegment] = []
            let count = delta.withUnsafeBytes { bytes -> Int? in
                base.withUnsafeBytes { base in
                    guard let delta = try? Delta(bytes), delta.count <= output.count else { return nil }
                    let room = UnsafeMutableRawBufferPointer(rebasing: output.mutable[..<delta.count])
                    return (try? delta.apply(to: base, into: room, segments: &segments)).map { delta.count }
                }
            }
            guard let count else { return }
            var visitor = RecordingVisitor()
            let made = UnsafeRawBufferPointer(rebasing: output.bytes[..<count])
            #expect(visitor.trace(made, madeFrom: base, segments).elementsEqual(made) && visitor.part.mistakes.isEmpty)
        }
    }

    /// A delta of a text, and what it makes.
    private static func delta(
        of base: [UInt8], _ random: inout SeededGenerator
    ) -> (delta: [UInt8], made: [UInt8]) {
        var operations: [UInt8] = []
        var made: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<6, using: &random) {
            if base.isEmpty || Bool.random(using: &random) {
                let bytes = random.bytes(Int.random(in: 1..<100, using: &random))
                operations += HandmadePack.insert(bytes)
                made += bytes
            } else {
                let start = Int.random(in: base.indices, using: &random)
                let count = Int.random(in: 1...(base.count - start), using: &random)
                operations += HandmadePack.copy(start, count)
                made += base[start..<(start + count)]
            }
        }
        return (HandmadePack.delta(from: base.count, to: made.count, operations), made)
    }

    // MARK: Packs

    /// Packs whose objects hang from each other in every way, some of it wrong.
    @Test func handmadePacks() async throws {
        try await repeating(150, "handmade packs") { random in
            let folder = try TestFolder()
            let unique = Bool.random(using: &random)
            var agrees = unique
            for number in 0..<Int.random(in: 1...3, using: &random) {
                let first = unique ? number * 12 : 0
                let pack = Self.pack(names: first..<(first + 12), &random)
                var (bytes, index) = (pack.bytes, pack.index)
                switch Int.random(in: 0..<12, using: &random) {
                case 0: mutate(&bytes, &random)
                case 1:
                    // It may give a name to two places.
                    mutate(&index, &random)
                    agrees = false
                default: break
                }
                try folder.write("pack/pack-\(number).pack", bytes)
                try folder.write("pack/pack-\(number).idx", index)
            }
            await check(folder.path, unique: agrees, &random)
        }
    }

    private static func pack(names: Range<Int>, _ random: inout SeededGenerator) -> HandmadePack {
        var pack = HandmadePack()
        var known: [(offset: Int, id: [UInt8], content: [UInt8])] = []
        for number in names.shuffled(using: &random).prefix(Int.random(in: 1...names.count, using: &random)) {
            let id = HandmadePack.id(number: number)
            let offset = pack.end
            // Any of all names, and nobody's.
            let any = HandmadePack.id(number: Int.random(in: 0...37, using: &random))
            let wrong = Int.random(in: 0..<20, using: &random)
            let claim = wrong == 0 ? [1 << 40, 300 << 20, 100 << 20, 1, 0].randomElement(using: &random) : nil
            let stream = wrong == 1 ? random.bytes(20) : nil
            guard let base = known.randomElement(using: &random), Int.random(in: 0..<3, using: &random) > 0 else {
                let content = random.bytes(Int.random(in: 0..<200, using: &random))
                let kind = UInt8.random(in: wrong == 2 ? 0...5 : 1...4, using: &random)
                pack.add(id, kind: kind, content, claiming: claim, stream: stream)
                if wrong > 2 { known.append((offset, id, content)) }
                continue
            }
            let (delta, made) = Self.delta(of: base.content, &random)
            let target: HandmadePack.Base =
                switch Int.random(in: 0..<8, using: &random) {
                case 0: .id(any)
                case 1: .before(Int.random(in: 0..<(offset + 20), using: &random))
                case 2, 3, 4: .id(base.id)
                default: .before(offset - base.offset)
                }
            let kind: UInt8 = if case .id = target { 7 } else { 6 }
            pack.add(id, kind: kind, base: target, delta, claiming: claim, stream: stream)
            if wrong > 1 { known.append((offset, id, made)) }
        }
        return pack
    }

    /// What git wrote, with mistakes in it.
    private struct Stored {
        var files: [(name: String, bytes: [UInt8])] = []

        init(_ sample: SampleObjects) throws {
            for name in DirectoryListing.names(sample.objects + "/pack") {
                files.append(("pack/\(name)", try sample.folder.bytes(".git/objects/pack/\(name)")))
            }
            for id in ObjectStore(objects: sample.objects, extra: []).looseObjects(startingWith: "") {
                let name = "\(id.description.prefix(2))/\(id.description.dropFirst(2))"
                files.append((name, try sample.folder.bytes(".git/objects/\(name)")))
            }
        }

        static func samples() throws -> [Stored] {
            try (0..<5).map { number in
                let sample = try SampleObjects(SampleObjects.versions(8, seed: UInt64(number), lines: 20))
                if number == 1 { _ = try sample.folder.store("blob", Array("loose".utf8)) }
                let options = ["-c", "pack.indexVersion=\(number == 2 ? 1 : 2)", "-c"]
                let repack = ["repack.useDeltaBaseOffset=\(number != 3)", "repack", "-q", "-a", "-d", "-f"]
                if number > 1 { try sample.folder.git(options + repack) }
                if number == 4 {
                    try sample.folder.git("multi-pack-index", "write")
                    for name in sample.packs("idx") { try sample.folder.remove(".git/objects/pack/\(name)") }
                }
                return try Stored(sample)
            }
        }
    }

    @Test func packsOfGit() async throws {
        let samples = try Stored.samples()
        try await repeating(150, "packs of git") { random in
            let folder = try TestFolder()
            let sample = samples[Int.random(in: samples.indices, using: &random)]
            let changed = Int.random(in: sample.files.indices, using: &random)
            for (index, file) in sample.files.enumerated() {
                var bytes = file.bytes
                if index == changed { mutate(&bytes, &random) }
                try folder.write(file.name, bytes)
            }
            let isPack = sample.files[changed].name.hasSuffix(".pack")
            await check(folder.path, unique: isPack, &random)
        }
    }

    @Test func multiPackIndexes() async throws {
        try await repeating(300, "multi-pack-indexes") { random in
            let ids = (0..<Int.random(in: 0..<6, using: &random)).map { _ in random.bytes(20) }
            let objects = ids.sorted { $0.lexicographicallyPrecedes($1) }.map { id in
                (
                    id: id, pack: Int.random(in: 0..<3, using: &random),
                    offset: UInt64.random(in: 0..<40, using: &random) | (Bool.random(using: &random) ? 1 << 31 : 0)
                )
            }
            let large = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
                UInt64.random(in: 0 ... .max, using: &random) >> UInt64.random(in: 0..<64, using: &random)
            }
            var bytes = HandmadePack.multiPackIndex(["a.idx", "b.idx", "c.idx"], objects, large: large)
            if Bool.random(using: &random) { mutate(&bytes, &random) }
            let folder = try TestFolder()
            try folder.write("joint", bytes)
            try folder.write("a.pack", [UInt8](repeating: 0, count: 100))
            guard let joint = try? MultiPackIndex(folder.path("joint")) else { return }
            for pack in 0..<4 {
                guard let made = try? joint.index(ofPack: pack) else { continue }
                guard let index = try? PackIndex(made, path: folder.path("a.idx")) else { continue }
                for place in 0..<index.count { #expect(index.offset(place) < 80 && index.offset(place) >= 12) }
                for id in ids { _ = index.offset(of: ObjectID(id)) }
            }
        }
    }

    // MARK: Histories

    /// A whole scan of a repository whose packs have mistakes: whatever is not found, something is said.
    @Test func histories() async throws {
        var versions = SampleObjects.versions(8, lines: 20)
        versions[3] += "\n" + Token.first
        let sample = try SampleObjects(versions)
        let stored = try Stored(sample)
        let context = try Token.context()
        try await repeating(60, "histories") { random in
            let changed = Int.random(in: stored.files.indices, using: &random)
            for (index, file) in stored.files.enumerated() {
                var bytes = file.bytes
                if index == changed { mutate(&bytes, &random) }
                try? sample.folder.remove(".git/objects/\(file.name)")
                try sample.folder.write(".git/objects/\(file.name)", bytes)
            }
            let bases = [[], ["HEAD~3"]][Int.random(in: 0..<2, using: &random)]
            let history = GitHistory(path: sample.folder.path, selection: .init(bases: bases), verifiesObjects: true)
            guard let outcome = try? await history.scan(context), bases.isEmpty else { return }
            #expect(!outcome.sightings.isEmpty || !outcome.notScanned.isEmpty)
        }
    }
}
