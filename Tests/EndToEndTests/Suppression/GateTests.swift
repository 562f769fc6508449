import Testing

/// With `--base` a change cannot decide how it is judged.
@Suite struct GateTests {
    private let token = Invented.github(2000)

    /// A base, and a range on top of it that adds a value and whatever else is given.
    private func repository(base: [String: String], range: [String: String]) async throws -> TestRepository {
        let repository = try await TestRepository()
        try repository.write("README.md", "x\n")
        for (path, text) in base { try repository.write(path, text) }
        try await repository.commit("base")
        try await repository.git("tag", "base")
        try repository.write("new/a.conf", token.assigned())
        try repository.write("new/.env", "PORT=80\n")
        for (path, text) in range { try repository.write(path, text) }
        try await repository.commit("range")
        return repository
    }

    private let allowAll = "[[allow]]\npaths = [\"new/**\"]\nreason = \"mine\"\n"

    @Test func `The base's policy counts`() async throws {
        let report = try await repository(base: [".secscan.toml": allowAll], range: [:]).scan(
            "git", "--base", "base", status: 1)
        #expect(report.findings.map(\.rule) == ["github/personal-access-token"])
    }

    @Test func `The range's policy does not count and is listed`() async throws {
        let repository = try await repository(base: [:], range: [".secscan.toml": allowAll])
        let report = try await repository.scan("git", "--base", "base", status: 1)
        #expect(report.findings.count == 2)
        let notes = report.notes("added-suppression")
        #expect(notes.count == 1)
        #expect(notes.first?.contains("new/**") == true)
        #expect(notes.first?.contains("mine") == true)
        #expect(try await repository.scan(status: 1).findings.count == 1)
    }

    @Test func `The file as it lies in the work tree does not count either`() async throws {
        let repository = try await repository(base: [:], range: [:])
        try repository.write(".secscan.toml", allowAll)
        #expect(try await repository.scan("git", "--base", "base", status: 1).findings.count == 2)
    }

    @Test func `The base's baseline counts, the range's is listed`() async throws {
        let scratch = try await repository(base: [:], range: [:])
        _ = try await scratch.secscan("baseline", "create")
        let accepted = try scratch.folder.read(".secscan-baseline")
        let inBase = try await repository(base: [".secscan-baseline": accepted], range: [:])
        #expect(try await inBase.scan("git", "--base", "base", status: 0).suppressed == 2)
        let inRange = try await repository(base: [:], range: [".secscan-baseline": accepted])
        let report = try await inRange.scan("git", "--base", "base", status: 1)
        #expect(report.findings.count == 2)
        #expect(report.notes("added-suppression").count == 2)
        #expect(report.notes("added-suppression").allSatisfy { $0.contains(".secscan-baseline") })
    }

    @Test func `A range's comment counts, is listed, and can be forbidden`() async throws {
        let repository = try await repository(
            base: [:],
            range: [
                "new/a.conf": token.assigned().trimmingSuffix() + " # secscan:allow[github] revoked\n", "new/.env": "",
            ])
        let report = try await repository.scan("git", "--base", "base", "--exclude-rule", "env-file", status: 0)
        #expect(report.suppressed == 1)
        #expect(report.notes("added-suppression").contains { $0.contains("new/a.conf:1") })
        #expect(try await repository.scan("git", "--base", "base", "--no-inline-allow", status: 1).findings.count == 2)
    }

    @Test func `A range whose policy cannot be read is judged by the base's`() async throws {
        let repository = try await repository(base: [:], range: [".secscan.toml": "allow = 7\n"])
        let report = try await repository.scan("git", "--base", "base", status: 1)
        #expect(report.findings.count == 2)
        #expect(report.notes("ignored-setting").contains { $0.contains(".secscan.toml") })
    }

    @Test func `A policy that the user names counts in a gate as well`() async throws {
        let repository = try await repository(base: [:], range: [:])
        try repository.write("../mine.toml", allowAll)
        #expect(
            try await repository.scan("git", "--base", "base", "--config", "../mine.toml", status: 0).suppressed == 2)
    }

    @Test func `A range that removes the base's policy does not get rid of it`() async throws {
        let repository = try await repository(base: [".secscan.toml": "failOn = \"low\"\n" + allowAll], range: [:])
        try repository.remove(".secscan.toml")
        try await repository.commit()
        #expect(try await repository.scan("git", "--base", "base", status: 1).findings.count == 1)
    }
}
