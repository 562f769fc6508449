import Rules
import Testing

@testable import SecScan

@Suite struct TargetSettingsTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try folder.write(".secscan.toml", "exclude = [\"own/**\"]\n")
        try folder.write(".secscan-baseline", Self.line("own"))
        try folder.write("other.toml", "exclude = [\"named/**\"]\nfailOn = \"low\"\n")
        try folder.write("other.baseline", Self.line("named"))
    }

    private static func line(_ path: String) -> String {
        "\(Fingerprint(family: "sample", value: path.utf8)) sample/token \(path)\n"
    }

    private func settings(_ change: (inout Scan) -> Void = { _ in }) throws -> TargetSettings {
        var scan = Scan(.directory(paths: [folder.path]), rules: try Token.rules(), jobs: 1)
        change(&scan)
        return try TargetSettings(scan)
    }

    @Test func theTargetsOwn() throws {
        let settings = try settings()
        #expect(settings.policy.allows.flatMap(\.paths) == [Glob("own/**")])
        // Only the user keeps paths from being read.
        #expect(settings.policy.excluded == [])
        #expect(settings.baseline.entries.map(\.path) == ["own"])
    }

    @Test func namedOnesReplaceThem() throws {
        let settings = try settings {
            $0.configurations = [folder.path("other.toml")]
            $0.baseline = folder.path("other.baseline")
        }
        #expect(settings.policy.excluded == [Glob("named/**")])
        #expect(settings.policy.failOn == .low)
        #expect(settings.baseline.entries.map(\.path) == ["named"])
    }

    @Test func noneCount() throws {
        let none = try settings { $0.usesCarriedSettings = false }
        #expect(none.policy.allows.isEmpty && none.baseline == Baseline())
        #expect(try settings { $0.usesBaseline = false }.baseline == Baseline())
    }

    @Test func namedFilesMustBeThere() throws {
        #expect(throws: ScanError.self) { try settings { $0.configurations = [folder.path("absent")] } }
        #expect(throws: ScanError.self) { try settings { $0.baseline = folder.path("absent") } }
    }

    @Test func onlyTheUserSwitchesCriticalRulesOff() throws {
        let rules = try RuleSet([Token.rule(severity: .critical)])
        try folder.write(".secscan.toml", "[rules]\ndisable = [\"sample\"]\n")
        var own = try settings()
        #expect(own.apply(to: rules).silent.isEmpty)
        #expect(own.policy.notes.count == 1)
        var named = try settings { $0.configurations = [folder.path(".secscan.toml")] }
        #expect(named.apply(to: rules).silent == rules.silencing { _ in true }.silent)
    }
}
