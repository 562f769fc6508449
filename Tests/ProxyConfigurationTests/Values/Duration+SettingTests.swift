import ProxyConfiguration
import Testing

@Suite struct DurationSettingTests {
    @Test(arguments: [
        ("250ms", Duration.milliseconds(250)), ("30s", .seconds(30)), ("1h30m", .seconds(5400)),
        ("30d", .seconds(2_592_000)), ("2w", .seconds(1_209_600)), ("0s", .zero), ("-5s", .seconds(-5)),
    ])
    func read(text: String, expected: Duration) {
        #expect(ProxyConfigurationTests.read(text, as: Duration.self).value == expected)
    }

    @Test(arguments: [
        "", "30", "s", "-", "1.5h", "30 s", "1y", "99999999999999999999s", "9999999999999h", "1mo", "1us",
    ])
    func notRead(text: String) {
        let (value, mismatches) = ProxyConfigurationTests.read(text, as: Duration.self)
        #expect(value == nil && mismatches.count == 1)
    }

    @Test(arguments: [
        ("1.5s", Duration.milliseconds(1500)), ("0.5s", .milliseconds(500)), ("600.0s", .seconds(600)),
        ("1mo", .seconds(2_592_000)), ("500us", .milliseconds(1)), ("1500000ns", .milliseconds(2)),
        ("-1.5h", .seconds(-5400)),
        ("0.0s", .zero),
    ])
    func untyped(text: String, expected: Duration) {
        #expect(ProxyConfigurationTests.read(text, untyped: true, as: Duration.self).value == expected)
    }

    @Test(arguments: ["1.2.3s", ".s", "1.5", "1mon", "1e3s", "1µs"])
    func notReadUntyped(text: String) {
        #expect(ProxyConfigurationTests.read(text, untyped: true, as: Duration.self).value == nil)
    }

    @Test func writtenInTheLargestUnit() {
        #expect(Duration.seconds(86_400).shortText == "1d" && Duration.seconds(90).shortText == "90s")
        #expect(Duration.milliseconds(1500).shortText == "1500ms" && Duration.zero.shortText == "0s")
    }
}
