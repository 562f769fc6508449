import Dockerfile
import Testing

@Suite("Instruction reader")
struct InstructionReaderTests {
    @Test(
        "FROM has an image and perhaps a name",
        arguments: [
            ("FROM a", "a", nil, []), ("from a as B", "a", "B", []), ("FROM a AS 1b", "a", "1b", [.invalidStageName]),
            ("FROM a b", "a", nil, [.malformedFrom]), ("FROM a AS", "a", nil, [.malformedFrom]),
            ("FROM a AS b c", "a", "b", [.malformedFrom]), ("FROM a AS b$", "a", "b$", [.invalidStageName]),
        ] as [(String, String, String?, [Diagnostic.Kind])])
    func from(text: String, image: String, name: String?, kinds: [Diagnostic.Kind]) {
        #expect(Reading.first(text)?.from?.image.value == image)
        #expect(Reading.first(text)?.from?.name?.value == name)
        #expect(Reading.kinds(text) == kinds)
    }

    @Test(
        "one word takes the whole line",
        arguments: [
            ("USER a:b c", "a:b c"), ("WORKDIR /a b ", "/a b"), ("STOPSIGNAL 9", "9"), ("MAINTAINER A <b>", "A <b>"),
        ])
    func word(text: String, expected: String) {
        #expect(Reading.first(text)?.word?.value == expected)
    }

    @Test(
        "words",
        arguments: [
            ("EXPOSE 80/tcp  81", ["80/tcp", "81"]), ("VOLUME /a /b", ["/a", "/b"]), ("VOLUME [\"/a b\"]", ["/a b"]),
        ])
    func words(text: String, expected: [String]) {
        #expect(Reading.first(text)?.words.map(\.value) == expected)
    }

    @Test(
        "arguments are missed",
        arguments: ["FROM", "RUN", "COPY a", "ENV", "USER ", "EXPOSE", "HEALTHCHECK", "ONBUILD", "ENV a"])
    func missing(text: String) {
        #expect(Reading.kinds(text) == [.missingArgument])
    }

    @Test("ONBUILD holds an instruction with a range of its own")
    func trigger() throws {
        let document = DockerfileDocument("ONBUILD \\\n COPY --from=a b c")
        let inner = try #require(document.instructions.first?.trigger)
        #expect(inner.kind == .copy)
        #expect(inner.flag("from")?.value?.value == "a")
        #expect(document.text(inner.range) == "COPY --from=a b c")
        #expect(document.diagnostics == [])
    }

    @Test(
        "some instructions may not be triggered",
        arguments: [
            ("ONBUILD FROM a", 1), ("ONBUILD MAINTAINER a", 1), ("ONBUILD ONBUILD RUN a", 1),
            ("ONBUILD ONBUILD ONBUILD RUN a", 2),
        ])
    func forbidden(text: String, count: Int) {
        #expect(Reading.kinds(text) == Array(repeating: .forbiddenTrigger, count: count))
    }

    @Test("an unknown instruction keeps its words")
    func unknown() throws {
        let instruction = try #require(Reading.first("FOO --a b c"))
        #expect(instruction.kind == .unknown)
        #expect(instruction.keyword.value == "FOO")
        #expect(instruction.text[instruction.arguments].string == "b c")
    }
}
