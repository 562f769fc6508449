import Testing

@testable import Checks

@Suite struct ReaderSourceTests {
    private func source(_ text: String, _ name: String = "a.go") throws -> ReaderSource {
        ReaderSource(Array(text.utf8), path: name, try #require(SourceLanguage(fileName: name)))
    }

    @Test func lines() throws {
        var file = try source("a\nb\n\nc")
        #expect([0, 1, 2, 5, 5, 2, 0].map { file.line(at: $0) } == [1, 1, 2, 4, 4, 2, 1])
    }

    @Test(arguments: [
        ("func getDuration(k string) {\n\ttime.ParseDuration(k)\n}\n", ["getDuration"]),
        ("func a(k) {\n\tstrconv.Atoi(k); time.ParseDuration(k)\n}\nfunc b(k) {\n\ttime.ParseDuration(k)\n}", ["b"]),
        ("func a(k) {\n}\nfunc (c C) b(k) {\n\ttime.ParseDuration(k)\n}", []),
        ("func ParseDuration(k) {\n}", []),
        ("func a(k) {\n}\nfunc a(k) { ParseDuration }", []), ("func", []), ("func a", []),
        ("ParseDuration func a(", []),
    ])
    func durations(text: String, expected: [String]) throws {
        var file = try source(text)
        #expect(file.durationParsers == Set(expected))
        var other = try source(text, "a.py")
        #expect(other.durationParsers.isEmpty)
    }

    @Test func bindings() throws {
        var python = try source("class S(BaseSettings): pass", "a.py")
        var go = try source("class S(BaseSettings): pass")
        #expect(python.binding == .certain && go.binding == .none)
    }
}
