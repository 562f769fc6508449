import Rules
import Testing

@testable import Checks

@Suite("HadolintSettings")
struct HadolintSettingsTests {
    private static func codes(_ source: String, _ change: (inout HadolintSettings) -> Void) -> [String] {
        HadolintProfile.findings(in: Array(source.utf8), settings: HadolintSettings().with(change))
            .map { "\($0.code) \($0.level)" }
    }

    @Test("an override gives another level, and raises what is ignored")
    func overrides() {
        #expect(Self.codes("FROM a") { _ in } == ["DL3006 warning"])
        #expect(Self.codes("FROM a") { $0.overrides = [.style: ["DL3006"], .error: ["DL3006"]] } == ["DL3006 error"])
        #expect(Self.codes("FROM a:1") { $0.overrides[.info] = ["DL3057"] } == ["DL3057 info"])
    }

    @Test("what is ignored is silent, whatever its level")
    func ignored() {
        let codes = Self.codes("FROM a") {
            $0.ignored = ["DL3006"]
            $0.overrides[.error] = ["DL3006"]
        }
        #expect(codes == [])
    }

    @Test(
        "a finding of the threshold's level or a graver one fails",
        arguments: [(HadolintLevel.error, false), (.warning, true), (.info, true), (.style, true)])
    func threshold(level: HadolintLevel, expected: Bool) {
        let settings = HadolintSettings().with { $0.failureThreshold = level }
        #expect(settings.fails(HadolintProfile.findings(in: Array("FROM a".utf8), settings: settings)) == expected)
    }

    @Test("what cannot be read always fails")
    func unreadable() {
        let settings = HadolintSettings().with { $0.failureThreshold = .error }
        #expect(settings.fails(HadolintProfile.findings(in: Array("FROM a:1\nRUUN x".utf8), settings: settings)))
        #expect(!settings.fails([]))
    }
}
