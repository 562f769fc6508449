import Rules
import Testing

@testable import Checks

@Suite struct ClauseReaderTests {
    private let reader = ClauseReader(
        RuleClause(
            .code,
            [
                "text": .text("a"), "list": .list([.text("a"), .text("b")]),
                "table": .table(["severity": .text("low")]),
                "mixed": .list([.table([:])]),
            ], file: "f.toml", line: 3))

    @Test func fields() throws {
        #expect(try reader.text("text") == "a")
        #expect(try reader.text("none") == nil)
        #expect(try reader.texts("text") == ["a"])
        #expect(try reader.texts("list") == ["a", "b"])
        #expect(try reader.tables("table").first?.severity() == .low)
        #expect(try reader.tables("mixed").count == 1)
    }

    @Test func mistakesNameTheirPlace() {
        for read in [
            { _ = try reader.text("list") }, { _ = try reader.texts("table") }, { _ = try reader.texts("mixed") },
            { _ = try reader.tables("text") }, { _ = try reader.tables("list") }, { try reader.allow(["text"]) },
        ] as [() throws -> Void] {
            let error = #expect(throws: RulesError.self) { try read() }
            #expect(error?.file == "f.toml" && error?.line == 3)
        }
    }

    @Test func anUnknownSeverityIsTold() {
        let reader = ClauseReader(RuleClause(.code, ["severity": .text("bad")]))
        #expect(throws: RulesError.self) { try reader.severity() }
    }
}
