import ProxyConfiguration
import Rules
import Testing

@testable import SecScan

@Suite struct ProxyConfigurationsTests {
    private static let weak = "environment = \"production\"\n[logging]\nmask = false\n"

    private func scan(_ folder: TestFolder, _ roots: [String]) async throws -> InputOutcome {
        try await ProxyConfigurations(roots: roots.map { folder.path($0) }, standardInputPath: "x").scan(
            Token.context())
    }

    private static func rules(_ outcome: InputOutcome) -> Set<String> {
        Set(outcome.sightings.map(\.rule.id.description))
    }

    @Test func thoseBelowAFolder() async throws {
        let folder = try TestFolder()
        try folder.write("t/proxyguard.toml", Self.weak)
        try folder.write("t/deploy/config.yaml", "litellm_settings:\n  set_verbose: true\n")
        try folder.write("t/other/config.yaml", "set_verbose: true\n")
        try folder.write("t/notes.toml", Self.weak)
        let outcome = try await scan(folder, ["t"])
        #expect(outcome.proxyConfigurations.map(\.path) == ["deploy/config.yaml", "proxyguard.toml"])
        #expect(Self.rules(outcome).isSuperset(of: ["proxy/masking-off", "proxy/debug-in-production"]))
        #expect(outcome.statistics.files == 2 && outcome.notScanned.isEmpty && outcome.notes.isEmpty)
        try folder.write("empty/notes.txt", "")
        #expect(try await scan(folder, ["empty"]).notes.map(\.kind) == [.nothingFound])
    }

    @Test func whatIsNamedIsReadWhateverItsName() async throws {
        let folder = try TestFolder()
        try folder.write("gateway.toml", Self.weak + "[[upstreams]]\nname = \"\(Token.first)\"\n")
        let outcome = try await scan(folder, ["gateway.toml"])
        #expect(Self.rules(outcome).contains("proxy/masking-off"))
        #expect(outcome.sightings.contains { $0.secret != nil }, "secrets of other rules are found, too")
        #expect(outcome.proxyConfigurations.first?.configuration.format == .proxyguard)
    }

    @Test func whatCannotBeCheckedIsToldAndTheRestRead() async throws {
        let folder = try TestFolder()
        try folder.write("proxyguard.toml", Self.weak)
        try folder.write("empty.toml", "")
        try folder.write("prose.txt", "The proxy listens on port 80.\n")
        let outcome = try await scan(folder, ["none", "empty.toml", "prose.txt", "proxyguard.toml"])
        #expect(outcome.notScanned.map(\.what) == ["none", "empty.toml", "prose.txt"].map { folder.path($0) })
        #expect(outcome.notScanned.map { $0.reason.prefix(12) } == ["no such file", "it is empty", "not recognis"])
        #expect(outcome.proxyConfigurations.count == 1)
    }
}
