import Testing

@testable import ProxyConfiguration

@Suite struct UpstreamSettingsTests {
    private static func problems(_ name: String) throws -> [Problem.Code] {
        let text = "[[upstreams]]\nname = \(name)\n"
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        return configuration.problems.filter { $0.key == UpstreamSettings.name.key && $0.code != .missing }.map(\.code)
    }

    @Test(arguments: [#""openai""#, #""Azure EU (2)""#, #""gpt-4o.mini_1""#, #""a/b""#, #""\u00fcber""#])
    func namesThatCanBeSeenAreRead(_ name: String) throws { #expect(try Self.problems(name) == []) }

    @Test(arguments: [
        #""a\u001b[31m""#, #""a\nb""#, #""a\u0000""#, #""a\u202eb""#, #""a\u200bb""#, #""a\u2028b""#, #"" a""#,
        #""a ""#,
        #""a\u00a0b""#,
    ])
    func othersAreRefused(_ name: String) throws { #expect(try Self.problems(name) == [.range]) }

    @Test func longOnesAreRefused() throws {
        #expect(try Self.problems("\"" + String(repeating: "a", count: 64) + "\"") == [])
        #expect(try Self.problems("\"" + String(repeating: "a", count: 65) + "\"") == [.range])
    }
}
