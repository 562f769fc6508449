import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct NearestSettingsTests {
    private static let text = "FROM a:1\nRUN sudo x\nADD b /b\nUSER 1\n"
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        for name in ["Dockerfile", "a/Dockerfile", "a/b/Dockerfile"] { try folder.write(name, Self.text) }
    }

    private func run(_ change: (inout Scan) -> Void = { _ in }) async throws -> Scan.Outcome {
        var scan = Scan(
            .dockerfiles(paths: [folder.path], standardInputPath: "x"),
            rules: try RuleSet(CheckList.rules).silencing(\.isOptIn), jobs: 1)
        change(&scan)
        return try await scan.run()
    }

    /// `path rule severity` of what is found of these rules.
    private func found(_ outcome: Scan.Outcome) -> [String] {
        outcome.report.findings.filter { ["docker/sudo", "docker/added-local-file"].contains($0.rule.id.description) }
            .map {
                "\($0.place.path) \($0.rule.id.description.dropFirst(7)) \($0.severity)"
            }
    }

    @Test func theNearestCounts() async throws {
        try folder.write(".hadolint.yaml", "ignored: [DL3004]\n")
        try folder.write("a/.hadolint.yml", "ignored: [DL3020]\noverride:\n  info: [DL3004]\n")
        #expect(
            found(try await run()) == [
                "Dockerfile added-local-file low", "a/Dockerfile sudo low", "a/b/Dockerfile sudo low",
            ])
        #expect(found(try await run { $0.usesCarriedSettings = false }).count == 6)
    }

    @Test func ignoresOfTrivy() async throws {
        try folder.write(".trivyignore", "AVD-DS-0010\nDS-0005 exp:2020-01-01\n")
        try folder.write("a/.trivyignore.yaml", "misconfigurations:\n- id: DS005\n  paths: [\"b/**\"]\n")
        let outcome = try await run()
        #expect(
            found(outcome) == [
                "Dockerfile added-local-file low", "a/Dockerfile sudo high", "a/Dockerfile added-local-file low",
                "a/b/Dockerfile sudo high",
            ])
        #expect(
            outcome.report.notes.filter { $0.kind == .expiredSuppression }.map(\.text).contains {
                $0.hasPrefix(".trivyignore:2: ")
            })
        #expect(outcome.report.suppressedCount >= 2)
    }

    @Test func aBrokenOneEndsTheScan() async throws {
        try folder.write("a/.hadolint.yaml", "ignored: DL3004\n")
        await #expect(throws: ScanError(.usage, "a/.hadolint.yaml:1: ignored takes a list")) { try await run() }
        _ = try await run { $0.usesCarriedSettings = false }
        try folder.write("a/.hadolint.yaml", "")
        try folder.remove("a/.hadolint.yaml")
        try folder.link("a/.hadolint.yaml", to: "../Dockerfile")
        await #expect(throws: ScanError.self) { try await run() }
    }

    @Test func namedOnesCountForAll() async throws {
        try folder.write("a/.hadolint.yaml", "ignored: [DL3020]\n")
        try folder.write("mine/.hadolint.yaml", "ignored: [DL3004]\n")
        let outcome = try await run { $0.configurations = [folder.path("mine/.hadolint.yaml")] }
        #expect(found(outcome).map { $0.contains("sudo") } == [false, false, false])
    }

    @Test func rulesThatAreNamedRun() async throws {
        try folder.write("a/Dockerfile", "FROM debian:12\nRUN apt-get update && apt-get install -y curl\nUSER 1\n")
        func pins(_ outcome: Scan.Outcome) -> [String] {
            outcome.report.findings.filter { $0.rule.aliases.contains("hadolint:DL3008") }.map {
                "\($0.place.path) \($0.severity)"
            }
        }
        #expect(pins(try await run()).isEmpty)
        try folder.write("a/.hadolint.yaml", "override:\n  error: [DL3008]\n")
        #expect(pins(try await run()) == ["a/Dockerfile high"])
    }

    @Test func thresholds() async throws {
        try folder.write("a/.hadolint.yaml", "failure-threshold: error\n")
        try folder.write("a/b/.hadolint.yaml", "no-fail: true\n")
        let outcome = try await run()
        func fails(_ path: String, _ rule: String) -> Bool? {
            outcome.report.findings.first { $0.place.path == path && $0.rule.id.description == "docker/" + rule }.map {
                outcome.thresholds.isReached(by: $0, named: nil)
            }
        }
        #expect(fails("Dockerfile", "added-local-file") == true && fails("a/Dockerfile", "added-local-file") == false)
        #expect(fails("a/Dockerfile", "sudo") == true && fails("a/b/Dockerfile", "sudo") == false)
    }

    @Test func aGateReadsTheBase() async throws {
        let repository = try TestFolder.repository()
        try repository.write("x", "")
        try repository.write("a/.hadolint.yaml", "ignored: [DL3020]\n")
        try repository.commit()
        try repository.git("tag", "base")
        try repository.write("a/.hadolint.yaml", "ignored: [DL3004, DL3020]\n")
        try repository.write("a/Dockerfile", Self.text)
        try repository.commit()
        let outcome = try await run { $0.target = .git(path: repository.path, bases: ["base"]) }
        #expect(found(outcome) == ["a/Dockerfile sudo high"])
        #expect(
            outcome.report.notes.filter { $0.kind == .addedSuppression }.map(\.text) == [
                "a/.hadolint.yaml: this range changes it; what it adds does not count yet"
            ])
    }
}
