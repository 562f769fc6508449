import ProxyConfiguration
import Testing

@Suite struct ConfigurationReaderTests {
    @Test func whatIsSetCountsAndTheRestIsDefault() throws {
        let text = complete + "\n[tls]\nmin_version = \"1.3\"\n"
        let configuration = own(text)
        #expect(configuration.problems == [])
        #expect(configuration.settings[GeneralSettings.environment] == .production)
        #expect(configuration.settings[TLSSettings.minimumVersion] == .tls13)
        #expect(configuration.settings[LimitSettings.requestBody] == .mebibytes(10))
        #expect(configuration.settings[EncryptionSettings.key] == nil)
        let answer = try #require(configuration.settings.answer(TLSSettings.minimumVersion))
        #expect(piece(text, answer.range) == "\"1.3\"" && answer.line == 10)
        #expect(configuration.settings.answer(TLSSettings.hstsAge)?.range == nil)
        let upstream = try #require(configuration.upstreams.first)
        #expect(upstream[UpstreamSettings.name] == "a" && upstream[UpstreamSettings.maximumAge] == 90)
        #expect(upstream[UpstreamSettings.credential] == .file("/run/secrets/a"))
    }

    @Test func allMistakesAreToldAtOnce() {
        let text = """
            environment = "prod"
            colour = "blue"
            tls = 1
            [timeouts]
            header = "10"
            body_idle = "9h"
            [encryption]
            key = "k9Qz7Lm2Xv4Rt8Wp1"
            """
        let problems = own(text).problems
        #expect(
            problems.map { "\($0.code) \($0.name)" } == [
                "missing management.token_hash", "missing upstreams", "form environment", "unknown colour", "form tls",
                "form timeouts.header", "range timeouts.body_idle", "literalSecret encryption.key",
            ])
        #expect(piece(text, problems.last?.range) == "\"k9Qz7Lm2Xv4Rt8Wp1\"")
        #expect(problems.allSatisfy { !$0.message.contains("k9Qz") })
    }

    @Test func theSameTableMayBeWrittenInAnyWay() {
        for text in ["tls.min_version = \"1.3\"", "tls = {min_version = \"1.3\"}", "[tls]\nmin_version = \"1.3\""] {
            #expect(own(text).settings[TLSSettings.minimumVersion] == .tls13, "\(text)")
        }
        #expect(own("upstreams = [{name = \"a\"}]").upstreams.count == 1)
    }

    @Test(arguments: ["upstreams = 1", "[upstreams]\nname = \"a\"", "upstreams = [1]"])
    func upstreamsAreTables(text: String) {
        #expect(own(text).problems.contains { $0.code == .form && $0.key == "upstreams" })
    }

    @Test func whatIsNoTOMLIsOneProblemWithItsLine() {
        let text = "a = 1\n  b = \n"
        let problems = own(text).problems
        #expect(problems.map(\.code) == [.syntax] && piece(text, problems.first?.range) == "b =")
        #expect(Configuration.read([0x61, 0xFF], format: .proxyguard)?.problems.map(\.code) == [.syntax])
    }

    /// The file was split into its lines at each table.
    @Test func everyTableOfMany() throws {
        let configuration = own(String(repeating: "[[upstreams]]\nname = \"a\"\n", count: 1000))
        #expect(configuration.upstreams.count == 1000)
        #expect(try #require(configuration.upstreams.last).place.lowerBound == 999 * 25)
    }

    @Test func ofManyUnknownNamesTheFirstHaveASuggestion() {
        let problems = own((0..<2000).map { "[[upstreams]]\nnam_\($0) = 1\n" }.joined()).problems
            .filter { $0.code == .unknown }
        #expect(problems.count == 2000 && problems[0].suggestion == "upstreams.name" && problems[100].suggestion == nil)
    }

    @Test func nothingIsReadTwice() {
        let problems = own("environment = \"test\"\nenvironment = \"test\"\n").problems
        #expect(problems.map(\.code) == [.syntax])
    }
}
