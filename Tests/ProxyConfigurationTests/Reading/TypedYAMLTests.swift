import Testing

@testable import ProxyConfiguration

@Suite struct TypedYAMLTests {
    @Test(
        arguments: [
            ("true", .boolean(true)), ("false", .boolean(false)), ("0", .integer(0)), ("60", .integer(60)),
            ("-5", .integer(-5)), ("+5", .integer(5)), ("", .nothing), ("1.5", .number(1.5)), ("1e3", .number(1000)),
            (".5", .number(0.5)), ("10s", .text("10s")), ("1h30m", .text("1h30m")), ("10MiB", .text("10MiB")),
            ("127.0.0.1:8080", .text("127.0.0.1:8080")), (":8080", .text(":8080")), ("10.0.0.0/8", .text("10.0.0.0/8")),
            ("::1", .text("::1")), ("2001:db8::1", .text("2001:db8::1")), ("2026-11-02", .text("2026-11-02")),
            ("2026-11-02T10:00:00Z", .other("a time")), ("2026-11-02 10:00:00", .other("a time")),
            ("~", .other("null")),
            ("null", .other("null")), ("NULL", .other("null")), ("production", .text("production")),
            ("${file:/run/secrets/a}", .text("${file:/run/secrets/a}")),
            ("sqlite:/data/state.db", .text("sqlite:/data/state.db")),
            ("1e", .text("1e")), ("0xzz", .text("0xzz")), ("+", .text("+")), ("1.2.3", .text("1.2.3")),
            ("4o", .text("4o")),
            ("yesterday", .text("yesterday")), ("-x", .text("-x")),
        ] as [(String, WrittenValue.Content)])
    func plain(text: String, expected: WrittenValue.Content) { #expect(TypedYAML.plain(text) == expected) }

    /// YAML 1.1 and 1.2, or their readers, do not agree about these.
    @Test(arguments: ["yes", "No", "on", "OFF", "y", "N", "True", "FALSE"])
    func wordsThatSomeTakeForTruth(text: String) {
        guard case .other(let phrase) = TypedYAML.plain(text) else { return #expect(Bool(false), "\(text)") }
        #expect(phrase.contains("true or false"))
    }

    @Test(arguments: [
        "010", "0777", "-010", "1_000", "0x1F", "0o17", "0b101", "1:30", "190:20:30", "1:30.5", "08",
        "99999999999999999999",
    ])
    func numbersThatSomeReadAsOthers(text: String) {
        guard case .other(let phrase) = TypedYAML.plain(text) else { return #expect(Bool(false), "\(text)") }
        #expect(phrase.contains("decimal digits"))
    }

    @Test(arguments: [".inf", "-.INF", ".nan"])
    func numbersThatAreNone(text: String) {
        guard case .number = TypedYAML.plain(text) else { return #expect(Bool(false), "\(text)") }
    }

    @Test func quotesMakeTexts() {
        for value in ["'yes'", "\"010\"", "'1:30'", "|-\n    true", ">-\n    60"] {
            let configuration = ConfigurationFormat.proxyguard.read("upstreams:\n- name: \(value)\n", path: "p.yaml")
            let name = configuration.upstreams[0][UpstreamSettings.name]
            #expect(["yes", "010", "1:30", "true", "60"].contains(name), "\(value)")
        }
        let configuration = ConfigurationFormat.proxyguard.read("limits: {connections: \"500\"}\n", path: "p.yaml")
        #expect(
            configuration.problems.contains { $0.key == "limits.connections" && $0.message.hasSuffix("found a text") })
    }

    /// A colon was forgotten, and the line belongs to the one above it.
    @Test func aTextOfSeveralLinesNeedsQuotes() throws {
        let text = "audit:\n  file: /var/log/a\n    enabled false\n"
        let problem = try #require(
            ConfigurationFormat.proxyguard.read(text, path: "p.yaml").problems.first { $0.key == "audit.file" })
        #expect(problem.code == .form && problem.message.contains("several lines"))
        #expect(piece(text, problem.range)?.hasPrefix("/var/log/a") == true)
    }
}
