import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("Lists that were meant as JSON")
struct QuotedListTests {
    private static func fixed(_ text: String) -> String {
        let fixes = DockerfileFixes(
            Array("FROM debian:12\n\(text)\n".utf8), includesUnsafe: true,
            isOn: { ["malformed-json", "shell-form-command"].contains($0.name) })
        return String(decoding: fixes.source.dropFirst(15).dropLast(), as: UTF8.self)
    }

    @Test(
        "quotes and commas are put right",
        arguments: [
            ("CMD ['a', 'b c']", #"CMD ["a", "b c"]"#), ("CMD [\"a\", 'b\"c']", #"CMD ["a", "b\"c"]"#),
            ("CMD [\"a\", \"b\",]", #"CMD ["a", "b"]"#), ("CMD [a, -b]", #"CMD ["a", "-b"]"#),
            ("CMD [\"a\", 80]", #"CMD ["a", "80"]"#), ("SHELL /bin/bash -c", #"SHELL ["/bin/bash", "-c"]"#),
            ("COPY ['a', '/b']", #"COPY ["a", "/b"]"#), ("CMD ['a', \\\n  'b']", "CMD [\"a\", \\\n  \"b\"]"),
        ])
    func lists(before: String, after: String) {
        #expect(Self.fixed(before) == after)
    }

    @Test(
        "what cannot be told is left alone",
        arguments: [#"CMD ["a" "b"]"#, #"CMD ["a\", "b"]"#, #"CMD ["a", "b"] c"#, "CMD ['a]", #"CMD ["a",, "b"]"#])
    func others(text: String) {
        #expect(Self.fixed(text) == text)
    }
}
