import Foundation
import TestSupport
import Testing

/// Packs that were damaged, or made to lead a reader astray: no crash, no hang, and never called clean.
@Suite struct PackTests {
    private typealias Made = HandmadePack

    private let token = Invented.github(1400), other = Invented.github(1401)
    private static let folder = ".git/objects/pack/"

    /// A history of a few versions with one value that is gone from HEAD, all of it in one pack.
    private func packed(_ versions: Int = 12) async throws -> (repository: TestRepository, name: String) {
        let repository = try await TestRepository()
        let filler = (0..<60).map { "line \($0) \(Invented.text(20, of: Array("abcdefgh ".utf8), seed: $0))\n" }
        for version in 0..<versions {
            var lines = filler
            lines[version % 60] = version == 1 ? token.assigned() : "version = \(version)\n"
            try await repository.commit("a.conf", lines.joined())
        }
        try await repository.git("repack", "-q", "-adf", "--depth=50")
        let name = try #require(try repository.folder.names(Self.folder).first { $0.hasSuffix(".pack") })
        return (repository, String(name.dropLast(5)))
    }

    private func place(_ pack: HandmadePack, _ repository: TestRepository, _ name: String = "pack-made") throws {
        try repository.write("\(Self.folder)\(name).pack", pack.bytes)
        try repository.write("\(Self.folder)\(name).idx", pack.index)
    }

    /// Git writes its packs read-only.
    private func change(_ file: String, _ repository: TestRepository, _ body: (inout [UInt8]) -> Void) throws {
        var bytes = try repository.folder.bytes(Self.folder + file)
        body(&bytes)
        try repository.remove(Self.folder + file)
        try repository.write(Self.folder + file, bytes)
    }

    /// Either the value is found, or the report says that it is not all; and nothing ends the program.
    @discardableResult
    private func check(_ repository: TestRepository, _ location: SourceLocation = #_sourceLocation) async throws
        -> Report
    {
        let output = try await repository.secscan("git", "--format", "json", "--show-secrets")
        #expect([1, 3].contains(output.status), "\(output.status) \(output.standardError)", sourceLocation: location)
        let report = try output.report(location)
        #expect(report.has(token) || !report.complete, sourceLocation: location)
        #expect(report.complete == report.notScanned.isEmpty, sourceLocation: location)
        return report
    }

    // MARK: Traps

    enum Trap: String, CaseIterable, Sendable {
        case deltaOfItself, deltasOfEachOther, absentBase, beforeThePack, distanceZero, hugeObject, largeObject
        case hugeDelta, deltaOfHugeBase, kindZero, kindFive, sizeWithoutEnd, distanceWithoutEnd, copyBehindTheBase
        case reservedOperation, emptyDelta, noStream, tooFewBytes, tooManyBytes, deltaOfDamage

        /// Adds objects that cannot be read, `id(1)` among them, behind one of three bytes at `offset`.
        func add(to pack: inout HandmadePack, offset: Int) {
            let (one, two, same) = (Made.id(1), Made.id(2), Made.delta(from: 3, to: 3, Made.copy(0, 3)))
            switch self {
            case .deltaOfItself: pack.add(one, kind: 7, base: .id(one), same)
            case .deltasOfEachOther:
                pack.add(one, kind: 7, base: .id(two), same)
                pack.add(two, kind: 7, base: .id(one), same)
            case .absentBase: pack.add(one, kind: 7, base: .id(Made.id(99)), same)
            case .beforeThePack: pack.add(one, kind: 6, base: .before(1 << 30), same)
            case .distanceZero: pack.add(one, header: [0x63, 0], same)
            case .hugeObject: pack.add(one, [1, 2, 3], claiming: 1 << 40)
            case .largeObject: pack.add(one, [1, 2, 3], claiming: 255 << 20)
            case .hugeDelta: pack.add(one, onOffset: offset, Made.delta(from: 3, to: 1 << 40, Made.copy(0, 3)))
            case .deltaOfHugeBase: pack.add(one, onOffset: offset, Made.delta(from: 1 << 40, to: 3, Made.copy(0, 3)))
            case .kindZero: pack.add(one, header: [0x03], [1, 2, 3])
            case .kindFive: pack.add(one, header: [0x53], [1, 2, 3])
            case .sizeWithoutEnd: pack.add(one, header: [0xB3] + [UInt8](repeating: 0xFF, count: 40), [1, 2, 3])
            case .distanceWithoutEnd: pack.add(one, header: [0x63] + [UInt8](repeating: 0xFF, count: 40), same)
            case .copyBehindTheBase:
                pack.add(one, onOffset: offset, Made.delta(from: 3, to: 3, Made.copy(0xFFFF_FFFF, 3)))
            case .reservedOperation: pack.add(one, onOffset: offset, Made.delta(from: 3, to: 3, [0]))
            case .emptyDelta: pack.add(one, onOffset: offset, [])
            case .noStream: pack.add(one, [1, 2, 3], stream: [1, 2, 3])
            case .tooFewBytes: pack.add(one, [1, 2, 3], claiming: 4)
            case .tooManyBytes: pack.add(one, [1, 2, 3], claiming: 2)
            case .deltaOfDamage:
                let broken = pack.end
                pack.add(two, [1, 2, 3], stream: [0])
                pack.add(one, onOffset: broken, same)
            }
        }
    }

    @Test(arguments: Trap.allCases)
    func `An object that is a trap is named and the rest is scanned`(_ trap: Trap) async throws {
        let (repository, _) = try await packed(3)
        var pack = HandmadePack()
        pack.add(Made.id(0xF0), [1, 2, 3])
        trap.add(to: &pack, offset: 12)
        pack.add(Made.id(0xF1), Array(other.assigned().utf8))
        try place(pack, repository)
        let report = try await check(repository)
        #expect(report.has(token) && report.has(other))
        #expect(report.shortfall.contains(Made.text(Made.id(1))), "\(report.shortfall)")
        let silent = try await repository.secscan("git", "--exclude-rule", "github/*")
        #expect(silent.status == 3)
        #expect(silent.text.contains(Made.text(Made.id(1))) && !silent.text.contains("No secrets found"))
    }

    @Test func `A chain of 4,000 deltas is read to its end`() async throws {
        let (repository, _) = try await packed(3)
        var pack = HandmadePack()
        var text = Array("one = 1\n".utf8)
        pack.add(Made.id(number: 0), text)
        for number in 1...4000 {
            let line = Array((number == 4000 ? other.assigned() : "\(number) = 1\n").utf8)
            pack.add(
                Made.id(number: number), onOffset: try #require(pack.entries.last).offset,
                Made.delta(from: text.count, to: text.count + line.count, Made.copy(0, text.count), Made.insert(line)))
            text += line
        }
        try place(pack, repository)
        let report = try await check(repository)
        #expect(report.has(other) && report.complete && report.stats.blobs == 4004)
    }

    @Test func `Many deltas of a damaged object are named and no hang`() async throws {
        let (repository, _) = try await packed(3)
        var pack = HandmadePack()
        pack.add(Made.id(number: 0), [1, 2, 3], stream: [0])
        for number in 1...20_000 {
            pack.add(
                Made.id(number: number), onOffset: try #require(pack.entries.last).offset,
                Made.delta(from: 3, to: 3, Made.copy(0, 3)))
        }
        try place(pack, repository)
        let report = try await check(repository)
        #expect(report.has(token) && report.shortfall.contains(Made.text(Made.id(number: 20_000))))
    }

    @Test func `A circle of many deltas is named and no hang`() async throws {
        let (repository, _) = try await packed(3)
        var pack = HandmadePack()
        for number in 0..<20_000 {
            pack.add(
                Made.id(number: number), kind: 7, base: .id(Made.id(number: (number + 1) % 20_000)),
                Made.delta(from: 3, to: 3, Made.copy(0, 3)))
        }
        try place(pack, repository)
        let report = try await check(repository)
        #expect(report.has(token) && report.shortfall.contains(Made.text(Made.id(number: 19_999))))
    }

    @Test func `Circles through several packs are no hang`() async throws {
        let (repository, _) = try await packed(3)
        for number in 0..<4 {
            for (id, base) in [(UInt8(1), UInt8(2)), (2, 1)] {
                var pack = HandmadePack()
                pack.add(
                    Made.id(id), kind: 7, base: .id(Made.id(base)), Made.delta(from: 3, to: 3, Made.copy(0, 3)))
                try place(pack, repository, "pack-\(number)-\(id)")
            }
        }
        let report = try await check(repository)
        #expect(report.has(token) && report.shortfall.contains(Made.text(Made.id(1))))
    }

    /// A quarter of a megabyte in the pack; the memory that the program may have is bounded by the shell.
    @Test func `A blob of many zeros is searched in pieces, in bounded memory`() async throws {
        let (repository, _) = try await packed(3)
        try repository.write("zeros", "")
        try #require(truncate(repository.path("zeros"), off_t((256 << 20) + 1)) == 0)
        let id = try await repository.git("hash-object", "-w", "--no-filters", "zeros")
        try repository.remove("zeros")
        try await repository.git(
            ["-c", "core.bigFileThreshold=1g", "pack-objects", "-q", Self.folder + "pack"], input: Array("\(id)\n".utf8)
        )
        try repository.remove(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
        for options in ["", " --verify-objects"] {
            let output = try await Command.run(
                "sh", ["-c", "ulimit -v 1500000; exec secscan git --jobs 4 --format json --show-secrets" + options],
                in: repository.folder)
            let report = try output.report()
            #expect(output.status == 1 && report.has(token))
            #expect(report.complete == options.isEmpty)
            #expect(report.notScanned.map(\.what) == (options.isEmpty ? [] : ["blob \(id)"]))
            #expect(report.shortfall.contains("the most that is hashed of one object") == !options.isEmpty)
        }
    }

    /// Each delta of a few bytes makes megabytes: as many are in memory as there are threads, not as there are objects.
    @Test func `Deltas that make much of little stay within bounded memory`() async throws {
        let (repository, _) = try await packed(3)
        let count = 32 << 20
        var pack = HandmadePack()
        pack.add(Made.id(number: 0), [UInt8](repeating: 0x20, count: 1 << 16))
        let copies = (0..<(count >> 16)).flatMap { _ in Made.copy(0, 1 << 16) }
        for number in 1...60 {
            pack.add(Made.id(number: number), onOffset: 12, Made.delta(from: 1 << 16, to: count, copies))
        }
        try place(pack, repository)
        let output = try await Command.run(
            "sh", ["-c", "ulimit -v 1200000; exec secscan git --jobs 2 --format json --show-secrets"],
            in: repository.folder)
        #expect(try output.status == 1 && output.report().has(token))
        #expect(try output.report().complete)
    }

    // MARK: Damage

    @Test(arguments: [0, 1, 11, 12, 13, 31, 32, 33, 100, 500, 1000, 2000, 3000, -21, -20, -1])
    func `A pack that is cut short is told`(_ length: Int) async throws {
        let (repository, name) = try await packed()
        try await repository.commit("loose.conf", other.assigned())
        try change("\(name).pack", repository) { bytes in
            bytes.removeLast(max(1, length < 0 ? -length : bytes.count - length))
        }
        let report = try await check(repository)
        #expect(report.has(other) && !report.complete)
        #expect(try await repository.secscan("git", "--exclude-rule", "github/*").status == 3)
    }

    @Test(arguments: ["pack", "idx", "multi"], 0..<6)
    func `A changed byte hides nothing`(_ suffix: String, _ turn: Int) async throws {
        let (repository, name) = try await packed()
        try await repository.commit("loose.conf", other.assigned())
        if suffix == "multi" {
            try await repository.git("multi-pack-index", "write")
            try repository.remove("\(Self.folder)\(name).idx")
        }
        let file = suffix == "multi" ? "multi-pack-index" : "\(name).\(suffix)"
        let count = try repository.folder.bytes(Self.folder + file).count
        // Each part of the file, and places between them.
        var places = (0..<8).map { ($0 * 6 + turn) * count / 48 } + [turn, count - 1 - turn * 7, count - 41]
        if suffix == "pack" { places += [12 + turn, 4 + turn] }
        for place in places {
            try change(file, repository) { $0[place] ^= 0x41 }
            let report = try await check(repository)
            #expect(report.has(other), "\(place)")
            try change(file, repository) { $0[place] ^= 0x41 }
        }
        #expect(try await check(repository).complete)
    }

    @Test func `A blob that a pack does not have is named`() async throws {
        let (repository, name) = try await packed()
        let blob = try await repository.git("rev-parse", "HEAD:a.conf")
        let ids = try await repository.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
        let rest = ids.split(separator: "\n").filter { $0 != blob }.joined(separator: "\n") + "\n"
        try await repository.git(["pack-objects", "-q", Self.folder + "pack"], input: Array(rest.utf8))
        for suffix in ["pack", "idx"] { try repository.remove("\(Self.folder)\(name).\(suffix)") }
        let report = try await repository.scan(status: 1)
        #expect(report.has(token) && report.notScanned.map(\.what) == ["blob \(blob)"])
    }

    @Test(arguments: ["pack", "idx"])
    func `A pack without an index and an index without a pack are told`(_ suffix: String) async throws {
        let (repository, name) = try await packed()
        try await repository.commit("loose.conf", other.assigned())
        try repository.remove("\(Self.folder)\(name).\(suffix)")
        let report = try await check(repository)
        #expect(report.has(other) && !report.complete)
        #expect(report.notScanned.contains { $0.what.contains(name) && $0.reason.contains("git index-pack") })
    }

    /// The header of a packed object, at its start.
    private func changeHeader(of id: String, _ repository: TestRepository, _ name: String) async throws {
        let lines = try await repository.git("verify-pack", "-v", "\(Self.folder)\(name).idx").split(separator: "\n")
        let words = try #require(lines.first { $0.hasPrefix(id) }).split(separator: " ")
        let offset = try #require(Int(words[4]))
        // Kind 5, which nobody knows.
        try change("\(name).pack", repository) { $0[offset] = $0[offset] & 0x8F | 0x50 }
    }

    @Test(arguments: ["git", "git --base HEAD~1", "git --branch main"], ["HEAD:new.conf", "HEAD:d"])
    func `An object whose header is damaged is named`(_ command: String, _ revision: String) async throws {
        let (repository, _) = try await packed(3)
        try repository.write("d/x", "x = 1\n")
        try await repository.commit("new.conf", "clean = 1\n")
        try await repository.git("repack", "-q", "-adf")
        let name = try #require(try repository.folder.names(Self.folder).first { $0.hasSuffix(".pack") })
        let id = try await repository.git("rev-parse", revision)
        try await changeHeader(of: id, repository, String(name.dropLast(5)))
        let words = command.split(separator: " ").map(String.init)
        let report = try await Program.report(words, in: repository.folder)
        #expect(!report.complete && report.shortfall.contains(id), "\(report.shortfall)")
        let silent = try await Program.run(words + ["--exclude-rule", "github/*"], in: repository.folder)
        #expect(silent.status == 3)
    }

    @Test func `A whole copy stands in for one whose header is damaged`() async throws {
        let (repository, name) = try await packed(3)
        let id = try await repository.git("rev-parse", "HEAD~1:a.conf")
        try await repository.git(["pack-objects", "-q", Self.folder + "pack"], input: Array("\(id)\n".utf8))
        try await changeHeader(of: id, repository, name)
        let report = try await repository.scan(status: 1)
        #expect(report.has(token) && report.complete, "\(report.shortfall)")
    }

    // MARK: Names

    @Test func `An object that bears another one's name is told by --verify-objects`() async throws {
        let (repository, _) = try await packed(3)
        let ids = try await [
            repository.git("hash-object", "--stdin", input: Array("one\n".utf8)),
            repository.git("hash-object", "--stdin", input: Array("two\n".utf8)),
        ]
        let names = ids.map { id in
            stride(from: 0, to: 40, by: 2).compactMap { UInt8(id.dropFirst($0).prefix(2), radix: 16) }
        }
        var pack = HandmadePack()
        pack.add(names[0], Array(other.assigned().utf8))
        pack.add(names[1], Array("two\n".utf8))
        try place(pack, repository)
        let plain = try await repository.scan(status: 1)
        #expect(plain.complete && plain.has(other) && plain.has(token))
        let verified = try await repository.scan("git", "--verify-objects", status: 1)
        #expect(verified.has(token))
        #expect(verified.notScanned.map(\.what) == ["blob \(ids[0])"])
        #expect(verified.shortfall.contains("its content is not what its name says"))
        let silent = try await repository.secscan("git", "--verify-objects", "--exclude-rule", "github/*")
        #expect(silent.status == 3)
    }
}
