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

    @Test(arguments: ["", "30", "s", "-", "1.5h", "30 s", "1y", "99999999999999999999s", "9999999999999h"])
    func notRead(text: String) {
        let (value, mismatches) = ProxyConfigurationTests.read(text, as: Duration.self)
        #expect(value == nil && mismatches.count == 1)
    }

    @Test func writtenInTheLargestUnit() {
        #expect(Duration.seconds(86_400).shortText == "1d" && Duration.seconds(90).shortText == "90s")
        #expect(Duration.milliseconds(1500).shortText == "1500ms" && Duration.zero.shortText == "0s")
    }
}
