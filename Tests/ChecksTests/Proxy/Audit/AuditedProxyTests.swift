import ProxyConfiguration
import Rules
import Testing

@testable import Checks

@Suite struct AuditedProxyTests {
    private static func file(_ text: String, path: String = "proxyguard.toml") throws -> AuditedProxy {
        var options = CheckOptions()
        options.path = path
        return AuditedProxy(try #require(Configuration.read(Array(text.utf8), path: path)), options: options)
    }

    @Test(arguments: [
        ("", true), ("environment = \"production\"\n", true), ("environment = \"staging\"\n", true),
        ("environment = \"development\"\n", false), ("environment = \"nonsense\"\n", true),
        ("environment = \"test\"\n[listeners]\ndata = \"10.0.0.1:80\"\n", true),
        ("environment = \"test\"\n[listeners]\nmanagement = \"10.0.0.1:80\"\n", true),
        ("environment = \"test\"\n[listeners]\nmetrics = \"10.0.0.1:80\"\n", true),
        ("environment = \"test\"\n[listeners]\nmetrics = \"10.0.0.1:80\"\n[metrics]\nenabled = false\n", false),
    ])
    func strictness(text: String, expected: Bool) throws {
        #expect(try Self.file(text).isStrict == expected)
    }

    @Test(arguments: [
        ("proxyguard.toml", false), ("proxyguard.toml.example", true), ("a.example.com/proxyguard.toml", false),
        ("proxyguard-sample.toml", true), ("proxyguard_examples.toml", false),
    ])
    func examples(path: String, expected: Bool) throws { #expect(try Self.file("", path: path).isExample == expected) }

    @Test func aBrokenFileIsNotReadable() throws {
        #expect(try !Self.file("a = \n").isReadable && Self.file("a = 1\n").isReadable)
    }

    @Test func severities() throws {
        #expect(try Self.file("").severity(.high) == .high)
        #expect(try Self.file("environment = \"test\"\n").severity(.high) == .medium)
        #expect(try Self.file("environment = \"test\"\n", path: "proxyguard.example.toml").severity(.high) == .low)
    }

    @Test func aFindingStandsAtTheValueOrWhereItWouldBe() throws {
        let text = "environment = \"test\"\n[tls]\nmin_version = \"1.2\"\n"
        let file = try Self.file(text)
        let set = file.findings(TLSSettings.minimumVersion) { "\($0.name)" }
        #expect(set.map(\.range) == [41..<46] && set.map(\.message) == ["tls.min_version"])
        #expect(file.findings(TLSSettings.hstsAge) { _ in "x" }.map(\.range) == [21..<26])
        #expect(file.findings(TLSSettings.hstsAge) { _ in nil }.isEmpty)
        #expect(
            file.findings(each: CORSSettings.allowedHeaders) { $0 }.map(\.message) == ["authorization", "content-type"])
    }
}
