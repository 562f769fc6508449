import Testing

@testable import ProxyGuards

@Suite struct FormProblemTests {
    @Test(arguments: FormProblem.Code.allCases) func everyProblemSaysWhatAndWhere(code: FormProblem.Code) {
        #expect(FormProblem(code).description.hasPrefix("the form has ") || code == .trailingData || code == .truncated)
        #expect(FormProblem(code, part: 3, line: 7).description.hasSuffix(", in part 3, in line 7"))
    }
}
