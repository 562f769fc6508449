import Foundation
import TestSupport
import Testing

/// `secscan git --cache DIR`: a second scan searches only what is new, and says the same as one without a cache.
@Suite struct CacheTests {
    /// The two reports of a repository as it is now, that of the cache first; equal but for the bytes that were searched.
    private func both(
        _ repository: TestRepository, _ options: [String] = [], _ location: SourceLocation = #_sourceLocation
    ) async throws -> (cached: Report, plain: Report) {
        let command = ["git", "--show-secrets"] + options
        let cached = try await Program.report(
            command + ["--cache", repository.folder.path("cache")], in: repository.folder, at: repository.path(""))
        let plain = try await Program.report(command, in: repository.folder, at: repository.path(""))
        var comparable = cached
        comparable.stats.bytesScanned = plain.stats.bytesScanned
        #expect(comparable == plain, sourceLocation: location)
        return (cached, plain)
    }

    private func cacheFile(_ repository: TestRepository) throws -> String {
        let names = try repository.folder.names("cache")
        #expect(names.count == 1 && names[0].hasSuffix(".cache"))
        return "cache/" + names[0]
    }

    /// One thing that happens to a repository.
    private func change(_ repository: TestRepository, _ step: Int, _ random: inout SeededGenerator) async throws {
        let file = "d\(Int.random(in: 0..<3, using: &random))/f\(Int.random(in: 0..<4, using: &random)).conf"
        let filler = (0..<40).map { "line \($0) of step \(step / ($0 + 1))\n" }.joined()
        let token = Invented.github(5000 + Int.random(in: 0..<6, using: &random))
        switch Int.random(in: 0..<11, using: &random) {
        case 0, 1: try await repository.commit(file, filler + token.assigned())
        case 2: try await repository.commit(file, filler)
        case 3: try await repository.commit(file, filler, "message with \(token)")
        case 4: try await repository.commit("\(token).txt", filler)
        case 5: try await repository.commit("d1/.env", "A=\(step)\n")
        case 6:
            _ = try await repository.tryGit(["rm", "-rqf", "--ignore-unmatch", "d1"])
            try await repository.commit("drop a folder")
        case 7:
            try await repository.git("checkout", "-q", "-B", "side\(step)", "HEAD~0")
            try await repository.commit("s\(step)/a.conf", token.assigned())
            try await repository.git("checkout", "-q", "main")
        case 8:
            try await repository.git("reset", "-q", "--hard", "HEAD~1")
        case 9: try await repository.git("gc", "-q")
        default:
            let branches = try await repository.git("branch", "--format=%(refname:short)").split(separator: "\n")
            if let side = branches.first(where: { $0 != "main" }) {
                _ = try await repository.tryGit(["merge", "-q", "-X", "ours", "-m", "merge", String(side)])
                try await repository.git("branch", "-q", "-D", String(side))
            }
        }
    }

    @Test(arguments: 1...3)
    func `A repository that grows gives the same with a cache as without`(_ seed: Int) async throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let repository = try await TestRepository(place: "repository")
        for step in 0..<3 { try await repository.commit("d0/f\(step).conf", "start \(step)\n") }
        for step in 0..<9 {
            try await change(repository, step, &random)
            let (cached, plain) = try await both(repository)
            // Without findings nothing is searched twice.
            let again = try await both(repository).cached
            #expect(again.stats.bytesScanned <= cached.stats.bytesScanned)
            if plain.findings.isEmpty { #expect(again.stats.bytesScanned == 0) }
        }
    }

    @Test func `Only what is new is searched`() async throws {
        let repository = try await TestRepository(place: "repository")
        for number in 0..<5 {
            try await repository.commit("f\(number)", String(repeating: "text \(number)\n", count: 1000))
        }
        #expect(try await both(repository).cached.stats.bytesScanned > 5 * 6000)
        #expect(try await both(repository).cached.stats.bytesScanned == 0)
        try await repository.commit("new.conf", Invented.github(5100).assigned())
        let report = try await both(repository).cached
        #expect(report.findings.count == 1 && report.stats.blobs == 6)
        #expect(report.stats.bytesScanned < 1000)
    }

    @Test func `The cache holds no value, and only its owner may read it`() async throws {
        let repository = try await TestRepository(place: "repository")
        let token = Invented.github(5110)
        try await repository.commit("a.conf", token.assigned(), "with \(Invented.github(5111))")
        try await repository.commit("\(Invented.github(5112)).txt", "x\n")
        _ = try await both(repository)
        let path = try cacheFile(repository)
        let text = String(decoding: try repository.folder.bytes(path), as: UTF8.self)
        for seed in 5110...5112 { #expect(!text.contains(Invented.github(seed).dropFirst(4))) }
        let attributes = try FileManager.default.attributesOfItem(atPath: repository.folder.path(path))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `A damaged cache is discarded and made anew`() async throws {
        let repository = try await TestRepository(place: "repository")
        for number in 0..<4 { try await repository.commit("f\(number)", "text \(number)\n") }
        _ = try await both(repository)
        let path = try cacheFile(repository)
        let whole = try repository.folder.bytes(path)
        for (index, position) in stride(from: 0, to: whole.count, by: whole.count / 6).enumerated() {
            var damaged = whole
            if index % 2 == 0 { damaged[position] ^= 0x10 } else { damaged.removeLast(whole.count - position) }
            try repository.folder.write(path, damaged)
            #expect(try await both(repository).cached.stats.bytesScanned > 0)
            #expect(try repository.folder.bytes(path).count == whole.count)
        }
    }

    @Test func `A cache of other rules does not count, nor one that others may write`() async throws {
        let repository = try await TestRepository(place: "repository")
        try await repository.commit("a.conf", Invented.github(5120).assigned())
        try await repository.commit("b.conf", Invented.stripe(5121).assigned())
        #expect(try await both(repository, ["--rule", "payment"]).cached.findings.count == 1)
        #expect(try await both(repository).cached.findings.count == 2)
        #expect(try await both(repository, ["--exclude-rule", "github"]).cached.findings.count == 1)
        try await repository.commit("c.conf", "clean\n")
        _ = try await both(repository, ["--rule", "chat"])
        #expect(try await both(repository, ["--rule", "chat"]).cached.stats.bytesScanned == 0)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o666], ofItemAtPath: repository.folder.path(cacheFile(repository)))
        #expect(try await both(repository, ["--rule", "chat"]).cached.stats.bytesScanned > 0)
    }

    @Test func `What was absent is searched when it comes`() async throws {
        let repository = try await TestRepository(place: "repository")
        try await repository.commit("d/a.conf", Invented.github(5130).assigned())
        try await repository.commit("d/b.conf", "clean\n")
        let id = try await repository.git("rev-parse", "HEAD:d/a.conf")
        let object = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
        let bytes = try repository.folder.bytes("repository/" + object)
        try repository.remove(object)
        #expect(try await both(repository).cached.complete == false)
        #expect(try await both(repository).cached.complete == false)
        try repository.write(object, bytes)
        let report = try await both(repository).cached
        #expect(report.complete && report.firstPaths == ["d/a.conf"])
    }

    @Test func `Who wants all objects hashed or searched whole gets that`() async throws {
        let repository = try await TestRepository(place: "repository")
        try await repository.commit("a", "text\n")
        _ = try await both(repository)
        #expect(try await both(repository, ["--verify-objects"]).cached.stats.bytesScanned == 5)
        #expect(try await both(repository, ["--engine", "whole"]).cached.stats.bytesScanned == 5)
    }

    @Test func `What cannot be done is one line`() async throws {
        let repository = try await TestRepository(place: "repository")
        try await repository.commit("a", "text\n")
        let range = try await repository.secscan("git", "--cache", "cache", "--base", "HEAD")
        #expect(range.status == 2 && range.standardError.contains("--cache is for a whole history"))
        try repository.write("file", "x")
        let file = try await repository.secscan("git", "--cache", "file")
        #expect(file.status == 2 && file.standardError.split(separator: "\n").count == 1, "\(file.standardError)")
        #expect(file.standardError.contains("file"))
    }
}
