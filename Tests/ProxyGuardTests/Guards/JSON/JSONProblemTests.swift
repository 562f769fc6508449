import Testing

@testable import ProxyGuards

@Suite struct JSONProblemTests {
    @Test func eachSaysInOneLineWhatIsWrongAndWhere() {
        var texts: Set<String> = []
        for code in JSONProblem.Code.allCases {
            let text = JSONProblem(code, at: 17).description
            #expect(text.hasSuffix("at byte 17") && !text.contains("\n"))
            texts.insert(text)
        }
        #expect(texts.count == JSONProblem.Code.allCases.count)
    }
}
