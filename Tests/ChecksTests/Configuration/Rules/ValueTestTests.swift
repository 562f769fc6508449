import Testing

@testable import Checks

@Suite struct ValueTestTests {
    private func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    @Test func anyOfTheTexts() {
        #expect(ValueTest("^a$").holds(for: texts("b", "a")))
        #expect(!ValueTest("^a$").holds(for: texts("b", "ab")))
    }

    @Test func negatedNoneOfThem() {
        #expect(ValueTest("!^a$").holds(for: texts("b")))
        #expect(!ValueTest("!^a$").holds(for: texts("b", "a")))
    }

    @Test func aBrokenExpressionHoldsForNone() {
        #expect(!ValueTest("(").holds(for: texts("(")))
        #expect(throws: (any Error).self) { try ValueTest("(").compile() }
    }
}
