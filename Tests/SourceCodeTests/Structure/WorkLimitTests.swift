import Testing

@testable import SourceCode

/// Files that would take for ever if nothing limited what they cost.
@Suite struct WorkLimitTests {
    @Test func stepsAreTakenOff() {
        let limit = WorkLimit(3)
        #expect(limit.spend(2) && limit.spend(1) && !limit.isReached)
        #expect(!limit.spend(1) && limit.isReached)
        #expect(!limit.spend(0))
    }

    private static func file(_ unit: String, _ language: Language, count: Int = 5000) -> SourceFile {
        SourceFile(Array(String(repeating: unit, count: count).utf8), in: language, leastWork: 100_000)
    }

    @Test(arguments: [
        (Language.javascript, "(/["), (.javascript, "`${"), (.ruby, " %w["), (.ruby, "(%("), (.ruby, "=/["),
        (.kotlin, "\"${"), (.swift, "\"\\("),
    ])
    func endsThatDoNotComeAreSoughtOnlySoOften(_ language: Language, _ unit: String) {
        let file = Self.file(unit, language, count: 20_000)
        let count = file.tokens.count
        #expect(count > 0)
    }

    @Test(arguments: [("(/[", false), ("(/[/]/)", true)])
    func whatWasNotSoughtIsTold(_ unit: String, _ expected: Bool) {
        let isExact = Self.file(unit, .javascript, count: 20_000).isExact
        #expect(isExact == expected)
    }

    @Test(arguments: ["(", "([", "[(", "{"])
    func bracketsThatNothingCloses(_ unit: String) throws {
        let text = String(repeating: unit, count: 20_000) + String(repeating: "]", count: 20_000) + " f(a)"
        let file = SourceFile(Array(text.utf8), language: .javascript)
        let query = try CodeQuery(["f($A)"])
        let matches = query.matches(in: file)
        let match = try #require(matches.first)
        for scope in Scope.allCases {
            let isMet = query.isMet(in: file, tokens: file.tokens(of: scope, around: match), of: match)
            #expect(isMet)
        }
    }

    @Test func conditionsOfManyMatches() throws {
        let file = Self.file("f(\"*\");", .javascript, count: 4000)
        let query = try CodeQuery(["f($A)"])
        let condition = try CodeQuery(["f(1)"], sharing: query.variables)
        for match in query.matches(in: file) {
            let isMet = condition.isMet(in: file, tokens: file.tokens(of: .function, around: match), of: match)
            #expect(!isMet)
        }
        let isExhausted = file.isExhausted
        #expect(isExhausted)
    }

    @Test func expressionsOfManyExpressions() throws {
        let file = Self.file("a=", .javascript)
        let query = try CodeQuery(["$A = $B"], anywhere: true)
        let count = query.matches(in: file) { variable, _ in variable == 0 }.count
        #expect(count == 0)
        let isExhausted = file.isExhausted
        #expect(isExhausted)
    }

    @Test func aLongStatement() throws {
        let file = Self.file("f(a) ", .go)
        let query = try CodeQuery(["f($A)"])
        let condition = try CodeQuery(["f(1)"])
        for match in query.matches(in: file) {
            _ = condition.isMet(in: file, tokens: file.tokens(of: .statement, around: match), of: match)
        }
        let isExhausted = file.isExhausted
        #expect(isExhausted)
    }

    @Test func whatPeopleWriteIsWhollyLookedAt() throws {
        let file = Self.file("app.use(function (a) {\n  if (b) { c(a / 2, \"${x}\") }\n})\n", .javascript, count: 1200)
        let query = try CodeQuery(["$A($B)"], anywhere: true)
        let count = query.matches(in: file).count
        #expect(count >= 2400)
        let isExhausted = file.isExhausted
        #expect(!isExhausted)
    }
}
