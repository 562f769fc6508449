import ProxyConfiguration
import Testing

@Suite struct ChoiceTests {
    @Test func aTypedWordHasToBeExact() {
        #expect(read("production", as: DeploymentKind.self).value == .production)
        for text in ["prod", "Production", ""] { #expect(read(text, as: DeploymentKind.self).value == nil) }
    }

    @Test(arguments: [("PROD", DeploymentKind.production), ("local", .development), ("Staging", .staging)])
    func anUntypedOneHasSpellings(text: String, expected: DeploymentKind) {
        #expect(read(text, untyped: true, as: DeploymentKind.self).value == expected)
    }

    @Test func theMessageOffersTheWords() {
        #expect(
            read("x", as: FailureMode.self).mismatches.first?.message
                == "expected \"closed\", \"local\" or \"open\", found another word")
        #expect(read("VERBOSE", untyped: true, as: LogLevel.self).value == .debug)
    }
}
