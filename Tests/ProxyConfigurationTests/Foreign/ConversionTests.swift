import Testing

@testable import ProxyConfiguration

@Suite struct ConversionTests {
    private static func text(_ conversion: Conversion, _ text: String) -> WrittenValue.Content? {
        conversion.converted(WrittenValue(.untyped(text), range: 0..<text.utf8.count, line: 1))?.content
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
        let number = WrittenValue(.integer(600), range: 0..<3, line: 1)
        #expect(Conversion.unit("s").converted(number)?.content == .untyped("600s"))
    }
}
