import Testing

@testable import Rules

@Suite struct ExpressionTests {
    @Test func matchesAnywhere() throws {
        let expression = try Expression("(?i)\\borigin$")
        #expect(expression.matches(Array("the Origin".utf8)))
        #expect(!expression.matches(Array("origins".utf8)))
    }

    @Test func searchesTellWhatTheyCameTo() throws {
        let expression = try Expression("^(a+)+$")
        #expect(expression.search(Array("aaa".utf8)) == .found)
        #expect(expression.search(Array("bbb".utf8)) == .absent)
        #expect(expression.search(Array((String(repeating: "a", count: 40) + "b").utf8)) == .unknown)
    }

    @Test func mistakesAreTold() {
        #expect(throws: RulesError.self) { try Expression("(") }
    }

    @Test func oneThatTakesTooLongDoesNotMatch() throws {
        #expect(try !Expression("^(a+)+$").matches(Array((String(repeating: "a", count: 40) + "b").utf8)))
    }
}
