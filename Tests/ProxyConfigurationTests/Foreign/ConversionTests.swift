import Testing

@testable import ProxyConfiguration

@Suite struct ConversionTests {
    private static func text(_ conversion: Conversion, _ text: String) -> WrittenValue.Content? {
        conversion.converted(WrittenValue(.untyped(text), range: 0..<text.utf8.count, line: 1))?.content
    }

    @Test(
        arguments: [
            ("::1", .untyped("[::1]:8000")), ("[::1]", .untyped("[::1]:8000")), ("10.0.0.1", .untyped("10.0.0.1:8000")),
            ("10.0.0.1:99", .untyped("10.0.0.1:99")),
        ] as [(String, WrittenValue.Content)])
    func aHostHasThePortOfItsSystem(text: String, expected: WrittenValue.Content) {
        let written = WrittenValue(.untyped(text), range: 0..<1, line: 1)
        #expect(Conversion.host.converted(written, port: 8000)?.content == expected)
    }

    @Test(
        arguments: [
            (.header, "Bearer k9Qz", .untyped("k9Qz")), (.header, "k9Qz", .untyped("k9Qz")),
            (.header, "Bearer os.environ/KEY", .text("${env:KEY}")), (.header, "Bearer ${KEY}", .untyped("${KEY}")),
            (.json, "{\"a\": 1}", .untyped("{\"a\": 1}")), (.json, "/run/v.json", .text("${file:/run/v.json}")),
            (.json, "${V}", .untyped("${V}")), (.json, "v.json", nil), (.json, "", .untyped("")),
        ] as [(Conversion, String, WrittenValue.Content?)])
    func secrets(conversion: Conversion, text: String, expected: WrittenValue.Content?) {
        #expect(Self.text(conversion, text) == expected)
    }

    @Test func each() {
        #expect(Self.text(.none, "x") == .untyped("x"))
        #expect(Self.text(.unit("s"), "30") == .untyped("30s") && Self.text(.unit("s"), "5m") == .untyped("5m"))
        #expect(Self.text(.unit("s"), "-1") == .untyped("-1s") && Self.text(.unit("s"), "") == .untyped(""))
        #expect(Self.text(.inverted, "yes") == .boolean(false) && Self.text(.inverted, "perhaps") == nil)
        #expect(Self.text(.host, "0.0.0.0") == .untyped("0.0.0.0:80") && Self.text(.host, "") == .untyped(""))
        #expect(
            Self.text(.redis, "h:1") == .untyped("redis://h:1")
                && Self.text(.redis, "rediss://h") == .untyped("rediss://h"))
        #expect(
            Self.text(.words("on", "no"), "1") == .untyped("on") && Self.text(.words("on", "no"), "0") == .untyped("no")
        )
        #expect(Self.text(.only("production"), "Production") == .untyped("Production"))
        #expect(Self.text(.only("production"), "basic") == nil)
        #expect(
            Self.text(.unit("s"), "600.0") == .untyped("600.0s") && Self.text(.unit("s"), "0.5") == .untyped("0.5s"))
    }
}
