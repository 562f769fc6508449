import Testing

@testable import Rules

@Suite struct GitleaksMarkTests {
    @Test func `what is required must be near enough`() throws {
        let text = """
            [[rules]]
            id = "a"
            regex = 'a'
            [[rules.required]]
            id = "b"
            withinLines = 1
            withinColumns = 2
            [[rules]]
            id = "b"
            regex = 'b'
            """
        let engine = try GitleaksSample.engine(text)
        var (a, b) = (GitleaksMark(entry: 0, path: nil), GitleaksMark(entry: 1, path: nil))
        (a.line, a.column) = (5, 5)
        for (line, column, expected) in [(5, 5, true), (6, 7, true), (4, 3, true), (7, 5, false), (5, 8, false)] {
            (b.line, b.column) = (line, column)
            #expect(engine.isComplete(a, among: [a, b]) == expected, "\(line):\(column)")
        }
        #expect(!engine.isComplete(a, among: [a]) && engine.isComplete(b, among: []))
        #expect(engine.isComplete(GitleaksMark(entry: nil, path: nil), among: []))
    }

    @Test func `path and open lists decide`() throws {
        var mark = GitleaksMark(entry: 0, path: try GoRegex("^a"))
        #expect(mark.outcome(path: "b") == nil && mark.outcome(path: "a") == .reported)
        mark.open = [GitleaksAllowlist(commits: ["1"]), GitleaksAllowlist(commits: ["2"])]
        #expect(mark.outcome(path: "a") == .allowedIn(["1", "2"]))
        mark.open.append(GitleaksAllowlist(paths: [try GoRegex("a")]))
        #expect(mark.outcome(path: "a") == .allowed)
    }
}
