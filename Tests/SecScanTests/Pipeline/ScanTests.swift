import Rules
import Testing

@testable import SecScan

@Suite struct ScanTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try folder.write("a.txt", "x = \(Token.first)\n")
        try folder.write("src/b.py", "\(Token.second)  # secscan:allow\n")
    }

    private func run(_ change: (inout Scan) -> Void = { _ in }) async throws -> Scan.Outcome {
        var scan = Scan(.directory(paths: [folder.path]), rules: try Token.rules(), jobs: 2)
        change(&scan)
        return try await scan.run()
    }

    @Test func whatAReportTells() async throws {
        let outcome = try await run()
        let report = outcome.report
        #expect(report.target == folder.path && report.command == "dir" && report.isComplete)
        #expect(report.findings.map(\.place.path) == ["a.txt"])
        #expect(report.suppressedCount == 1)
        #expect(report.hiddenSecrets == [Secret(Token.second.utf8)])
        #expect(outcome.belowThreshold == 0 && outcome.thresholds.policy == nil)
    }

    @Test func thresholdsHideAndCount() async throws {
        let outcome = try await run { $0.severity = .critical }
        #expect(outcome.report.findings.isEmpty && outcome.belowThreshold == 1)
        #expect(Set(outcome.report.hiddenSecrets).count == 2)
        #expect(try await run { $0.confidence = .certain }.belowThreshold == 1)
        #expect(try await run { $0.confidence = .low }.report.findings.count == 1)
    }

    @Test func commentsCanBeOverlooked() async throws {
        #expect(try await run { $0.honoursInlineAllows = false }.report.findings.count == 2)
    }

    @Test func aPolicyDecides() async throws {
        try folder.write(".secscan.toml", "failOn = \"high\"\n[rules]\ndisable = [\"sample\"]\n")
        let outcome = try await run()
        #expect(outcome.thresholds.policy == .high)
        #expect(outcome.report.findings.isEmpty)
        #expect(try await run { $0.usesCarriedSettings = false }.report.findings.count == 1)
    }

    @Test(
        arguments: [
            (Scan.Target.git(path: ""), "git"), (.staged(path: ""), "staged"), (.workTree(path: ""), "worktree"),
        ])
    func commands(target: Scan.Target, name: String) async throws {
        let repository = try TestFolder.repository()
        let target: Scan.Target =
            switch target {
            case .git: .git(path: repository.path)
            case .staged: .staged(path: repository.path)
            default: .workTree(path: repository.path)
            }
        let report = try await Scan(target, rules: try Token.rules(), jobs: 1).run().report
        #expect(report.command == name && report.target == repository.path)
    }
}
