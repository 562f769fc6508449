import Foundation
import Testing

/// What is absent or damaged is named, the rest is scanned, and nothing of it is called clean.
@Suite struct IncompleteTests {
    private let old = Invented.github(500), new = Invented.github(501)

    private func repository() async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("old.conf", old.assigned())
        try await repository.commit("old.conf", "token = 1\n")
        try await repository.git("tag", "middle")
        try await repository.commit("new.conf", new.assigned())
        return repository
    }

    // MARK: Clones that lack something

    @Test func `A shallow clone without findings is not clean`() async throws {
        let source = try await TestRepository()
        for number in 1...3 { try await source.commit("a.txt", "\(number)\n") }
        let shallow = try await source.clone("--depth=1", to: "shallow")
        let report = try await shallow.scan(status: 3)
        #expect(!report.complete)
        #expect(report.shortfall.contains("shallow"))
        #expect(report.shortfall.contains("git fetch --unshallow"))
        let text = try await shallow.secscan("git")
        #expect(text.status == 3)
        #expect(!text.text.contains("Nothing found."))
        #expect(text.text.contains("shallow"))
    }

    @Test func `A shallow clone with findings reports them and that it is not all`() async throws {
        let shallow = try await repository().clone("--depth=1", to: "shallow")
        let report = try await shallow.scan()
        #expect(report.findings.map(\.secret) == [new])
        #expect(!report.complete)
    }

    @Test func `A range that a shallow clone has is complete`() async throws {
        let shallow = try await repository().clone("--depth=2", to: "shallow")
        let report = try await shallow.scan("git", "--base", "HEAD~1", status: 1)
        #expect(report.findings.map(\.secret) == [new])
        #expect(report.complete, "\(report.shortfall)")
    }

    @Test func `A range that reaches behind a shallow clone's edge is not complete`() async throws {
        let source = try await repository()
        try await source.git("branch", "target", "HEAD~2")
        let shallow = try await source.clone("--depth=1", to: "shallow")
        try await shallow.git("fetch", "-q", "--depth=1", "origin", "target:refs/remotes/origin/target")
        let report = try await shallow.scan("git", "--base", "origin/target")
        #expect(!report.complete)
        #expect(report.has(new))
    }

    @Test(arguments: ["blob:none", "tree:0"])
    func `A partial clone is not clean, and what is absent is listed`(_ filter: String) async throws {
        let source = try await repository()
        try source.remove("new.conf")
        try await source.commit("clean", "x\n")
        try await source.git("config", "uploadpack.allowFilter", "true")
        let partial = try await source.clone("--filter=\(filter)", "--no-checkout", to: "partial")
        let report = try await partial.scan(status: 3)
        #expect(!report.complete)
        #expect(report.shortfall.contains("partial clone"))
        let text = try await partial.secscan("git")
        #expect(!text.text.contains("Nothing found."))
    }

    @Test func `What a partial clone does have is scanned`() async throws {
        let source = try await repository()
        try await source.git("config", "uploadpack.allowFilter", "true")
        let partial = try await source.clone("--filter=blob:none", to: "partial")
        let report = try await partial.scan()
        #expect(report.has(new))
        #expect(!report.has(old))
        #expect(!report.complete)
        #expect(report.notScanned.count == 1)
    }

    // MARK: Damage

    private func object(_ repository: TestRepository, _ revision: String) async throws -> (id: String, file: String) {
        let id = try await repository.git("rev-parse", revision)
        return (id, ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    }

    @Test(arguments: ["HEAD:old.conf", "HEAD^{tree}", "middle^{tree}", "HEAD~2^{commit}"])
    func `An object that is missing is named and the rest is scanned`(_ revision: String) async throws {
        let repository = try await repository()
        let (id, file) = try await object(repository, revision)
        try repository.remove(file)
        let report = try await repository.scan()
        #expect(!report.complete)
        #expect(report.shortfall.contains(id), "\(report.shortfall)")
        #expect(report.has(old))
        #expect(report.has(new))
    }

    enum Damage: String, CaseIterable, Sendable { case empty, garbage, truncated, anotherObject }

    @Test(arguments: ["HEAD:old.conf", "HEAD^{tree}", "middle^{commit}"], Damage.allCases)
    func `A damaged loose object is named and the rest is scanned`(_ revision: String, _ damage: Damage) async throws {
        let repository = try await repository()
        let (id, file) = try await object(repository, revision)
        let bytes = try repository.folder.bytes(file)
        let other = try await repository.folder.bytes(object(repository, "HEAD:new.conf").file)
        try repository.remove(file)
        switch damage {
        case .empty: try repository.write(file, [])
        case .garbage: try repository.write(file, Array("garbage".utf8))
        case .truncated: try repository.write(file, Array(bytes.prefix(bytes.count / 2)))
        case .anotherObject: try repository.write(file, other)
        }
        let report = try await repository.scan()
        #expect(!report.complete)
        #expect(report.shortfall.contains(id), "\(report.shortfall)")
        #expect(report.has(old))
        #expect(report.has(new))
    }

    enum PackDamage: String, CaseIterable, Sendable {
        case truncated, flippedMiddle, flippedHeader, indexTruncated, indexGarbage, packMissing
    }

    @Test(arguments: PackDamage.allCases)
    func `A damaged pack is told, and loose objects are scanned`(_ damage: PackDamage) async throws {
        let repository = try await repository()
        for number in 1...20 { try await repository.commit("filler.txt", Invented.awsSecret(number)) }
        try await repository.git("gc", "-q")
        let loose = Invented.github(502)
        try await repository.commit("loose.conf", loose.assigned())
        let name = try #require(try repository.folder.names(".git/objects/pack").first { $0.hasSuffix(".pack") })
        let pack = ".git/objects/pack/" + name
        let index = pack.dropLast(4) + "idx"
        var bytes = try repository.folder.bytes(pack)
        switch damage {
        case .truncated: bytes.removeLast(bytes.count / 2)
        case .flippedMiddle:
            for offset in stride(from: bytes.count / 3, to: bytes.count / 2, by: 7) { bytes[offset] ^= 0xFF }
        case .flippedHeader: bytes[5] ^= 0xFF
        case .indexTruncated, .indexGarbage:
            var content = try repository.folder.bytes(String(index))
            if damage == .indexTruncated {
                content.removeLast(content.count / 2)
            } else {
                content.replaceSubrange(0..<200, with: repeatElement(7, count: 200))
            }
            try repository.remove(String(index))
            try repository.write(String(index), content)
        case .packMissing: break
        }
        try repository.remove(pack)
        if damage != .packMissing { try repository.write(pack, bytes) }
        let report = try await repository.scan(status: 1)
        #expect(!report.complete)
        #expect(report.has(loose))
        #expect(!report.notScanned.isEmpty)
    }

    @Test(arguments: [0x800_0000, 0x1_0000, 0x4000_0000, 0x8000_0000], ["git", "staged", "worktree"])
    func `An offset that leads out of its pack is no crash`(_ bit: UInt32, _ command: String) async throws {
        let repository = try await repository()
        try await repository.git("gc", "-q")
        let name = try #require(try repository.folder.names(".git/objects/pack").first { $0.hasSuffix(".idx") })
        var bytes = try repository.folder.bytes(".git/objects/pack/" + name)
        let count = bytes[1028..<1032].reduce(0) { $0 << 8 | Int($1) }
        // Version 2: a header, the fan-out, ids, checksums, then the offsets.
        for place in stride(from: 1032 + 24 * count, to: 1032 + 28 * count, by: 8) {
            bytes[place] |= UInt8(bit >> 24)
            bytes[place + 1] |= UInt8(bit >> 16 & 255)
        }
        try repository.remove(".git/objects/pack/" + name)
        try repository.write(".git/objects/pack/" + name, bytes)
        try repository.write("new.conf", "changed = 1\n")
        let output = try await repository.secscan(command)
        #expect((0...3).contains(output.status), "\(output.status)")
        if command == "git" && output.status < 128 { #expect(output.text.contains("Not scanned")) }
    }

    @Test(arguments: ["HEAD^{commit}", "HEAD^{tree}"], ["git", "git --base HEAD~1", "staged", "worktree"])
    func `A damaged HEAD is no hang and not clean`(_ revision: String, _ command: String) async throws {
        let repository = try await repository()
        let (_, file) = try await object(repository, revision)
        let bytes = try repository.folder.bytes(file)
        try repository.remove(file)
        try repository.write(file, Array(bytes.prefix(bytes.count / 2)))
        let output = try await Program.run(
            command.split(separator: " ").map(String.init), in: repository.folder)
        #expect([1, 2, 3].contains(output.status), "\(output.status)")
    }

    @Test(arguments: ["ref: refs/heads/../../x\n", "garbage\n", ""])
    func `A damaged HEAD is no crash`(_ text: String) async throws {
        let repository = try await repository()
        try repository.write(".git/HEAD", text)
        let output = try await repository.secscan("git")
        #expect([1, 2, 3].contains(output.status), "\(output.status)")
    }

    @Test func `A ref that names nothing is told`() async throws {
        let repository = try await repository()
        try repository.write(".git/refs/heads/broken", String(repeating: "1", count: 40) + "\n")
        let report = try await repository.scan()
        #expect(!report.complete)
        #expect(report.shortfall.contains("refs/heads/broken"))
        #expect(report.has(old))
    }

    @Test(arguments: [[UInt8]("DIRC".utf8), [UInt8](repeating: 0xFF, count: 300)])
    func `A damaged index is no crash and not clean`(_ bytes: [UInt8]) async throws {
        let repository = try await repository()
        try repository.write(".git/index", bytes)
        for command in ["staged", "worktree"] {
            let output = try await repository.secscan(command)
            #expect([2, 3].contains(output.status), "\(command): \(output.status) \(output.text)")
        }
    }

    @Test func `A staged object that is missing is told`() async throws {
        let repository = try await repository()
        try repository.write("staged.conf", "x = 1\n")
        try await repository.git("add", "-A")
        try repository.remove(try await object(repository, ":staged.conf").file)
        let report = try await repository.scan("staged", status: 3)
        #expect(report.shortfall.contains("staged.conf"))
    }
}
