import Rules
import Testing

@testable import Checks

@Suite("WrittenLine")
struct WrittenLineTests {
    private static func lines(_ text: String) -> [String] {
        AuditedDockerfile(Array(text.utf8)).writtenLines.map(\.text)
    }

    @Test(
        "what is written into files",
        arguments: [
            ("RUN echo 'a = 1' > /b", ["a = 1"]), ("RUN echo a", []), ("RUN echo a 2> /b", []),
            ("RUN printf 'a\\nb=$c\\n' | tee /d", ["a", "b=$c"]),
            ("RUN { echo a; echo \"b $C\"; } >> /d", ["a", "b ${C}"]),
            ("RUN cat > /a <<EOF\nb\n\n  c\nEOF", ["b", "c"]), ("RUN tee /a <<EOF\nb\nEOF", ["b"]),
            ("COPY <<EOF /a\nb\nEOF", ["b"]), ("RUN sed -i 's/a/b c/; 3s|d|e|g' /f", ["b c", "e"]),
            ("RUN sed -i '/a/a b=1' /f", ["b=1"]),
        ])
    func lines(text: String, expected: [String]) {
        #expect(Self.lines("FROM x\n\(text)\n") == expected, "\(text)")
    }

    @Test("each line knows its place")
    func places() {
        let source = Array("FROM x\nRUN printf '[a]\\nb=1\\n' > /c && sed -i 's/b=1/b=1/' /c\n".utf8)
        let ranges = AuditedDockerfile(source).writtenLines.map(\.range)
        #expect(ranges.map { String(decoding: source[$0], as: UTF8.self) } == ["[a]", "b=1", "b=1"])
        #expect(ranges[2].lowerBound > source.count - 12)
    }

    @Test("many lines that stand nowhere as they are take linear time")
    func many() {
        let text = "FROM x\nCOPY <<EOF /a\n" + String(repeating: "a\\nb\n", count: 20_000) + "EOF\n"
        #expect(Self.lines(text).count == 40_000)
    }

    @Test("lines are split at line feeds and at \\n")
    func split() {
        #expect(AuditedDockerfile.split(" a\\nb\n\nc\\td\\\\ne\\") == ["a", "b", "c\\td\\\\ne\\"])
    }
}
