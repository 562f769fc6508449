import Dockerfile
import Testing

@Suite("Commands")
struct InstructionReaderCommandsTests {
    @Test(
        "are lists or texts for a shell",
        arguments: [
            ("CMD [\"a\", \"b\"]", .exec, ["a", "b"], []), ("CMD a b", .shell, [], []),
            ("ENTRYPOINT ['a']", .shell, [], [.notJSON]),
            ("RUN [\"a\"] b", .shell, [], [.notJSON]), ("RUN [ -f a ] && b", .shell, [], []),
            ("CMD [1]", .shell, [], [.notStrings]),
            ("SHELL [\"a\"]", .exec, ["a"], []), ("SHELL a", .shell, [], [.jsonRequired]), ("CMD []", .exec, [], []),
            ("RUN [\"a\", \\\n \"b\"]", .exec, ["a", "b"], []),
        ] as [(String, InstructionCommand.Form, [String], [Diagnostic.Kind])])
    func forms(text: String, form: InstructionCommand.Form, words: [String], kinds: [Diagnostic.Kind]) {
        #expect(Reading.first(text)?.command?.form == form)
        #expect(Reading.first(text)?.command?.words.map(\.value) == words)
        #expect(Reading.first(text)?.command?.looksLikeJSON == kinds.contains(.notJSON))
        #expect(Reading.kinds(text) == kinds)
    }

    @Test(
        "COPY has sources and a destination",
        arguments: [
            ("COPY a b c", ["a", "b"], [], "c"), ("ADD [\"a b\", \"c\"]", ["a b"], [], "c"),
            ("COPY <<E a /x\nE\n", ["a"], ["<<E"], "/x"), ("COPY [\"<<E\", \"/x\"]", ["<<E"], [], "/x"),
        ] as [(String, [String], [String], String)])
    func copies(text: String, sources: [String], inline: [String], destination: String) {
        let copy = Reading.first(text)?.copy
        #expect(copy?.sources.map(\.value) == sources)
        #expect(copy?.inlineSources.map(\.value) == inline)
        #expect(copy?.destination?.value == destination)
    }

    @Test("a heredoc is no destination")
    func destination() {
        #expect(Reading.kinds("COPY a <<E\nE\n") == [.heredocDestination])
    }

    @Test(
        "HEALTHCHECK has a command or none",
        arguments: [
            ("HEALTHCHECK none", nil, true, []), ("HEALTHCHECK --retries=3 CMD a b", "a b", false, []),
            ("HEALTHCHECK cmd [\"a\"]", "[\"a\"]", false, []), ("HEALTHCHECK NONE a", nil, true, [.extraArgument]),
            ("HEALTHCHECK a", nil, false, [.unknownHealthcheck]), ("HEALTHCHECK CMD", nil, false, [.missingArgument]),
        ] as [(String, String?, Bool, [Diagnostic.Kind])])
    func healthchecks(text: String, command: String?, isNone: Bool, kinds: [Diagnostic.Kind]) {
        let healthcheck = Reading.first(text)?.healthcheck
        #expect(healthcheck?.command?.text.string == command)
        #expect(healthcheck?.isNone == isNone)
        #expect(Reading.kinds(text) == kinds)
    }
}
