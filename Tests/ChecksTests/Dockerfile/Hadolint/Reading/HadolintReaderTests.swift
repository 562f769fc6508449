import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("HadolintReader")
struct HadolintReaderTests {
    private static func contents(_ source: String) -> [String] {
        HadolintReader(DockerfileDocument(source)).instructions.map { "\($0.line) \(shown($0.content))" }
    }

    private static func shown(_ content: HadolintInstruction.Content) -> String {
        switch content {
        case .comment(let text): "comment \(text)"
        case .directive: "directive"
        case .from(let image): "from \(image.name) \(image.alias ?? "-") \(image.platform ?? "-")"
        case .copy(let sources, let destination, let stage): "copy \(sources) \(destination) \(stage ?? "-")"
        case .add(let sources): "add \(sources)"
        case .run(let script, _): "run \(script.text)"
        case .shell(let script): "shell \(script.text)"
        case .cmd(let isShellForm), .entrypoint(let isShellForm), .healthcheck(let isShellForm): "\(isShellForm)"
        case .env(let pairs), .label(let pairs): pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "|")
        case .arg(let text), .user(let text), .workdir(let text): "'\(text)'"
        case .expose(let ports): "expose \(ports)"
        case .maintainer: "maintainer"
        case .trigger(let content): "trigger \(shown(content))"
        case .other: "other"
        }
    }

    @Test(
        "instructions",
        arguments: [
            ("FROM --platform=$P debian:12 AS base", "from debian base $P"), ("USER root ", "'root '"),
            ("WORKDIR \"/a b\"", "'\"/a b\"'"), ("ARG A=1 B=2", "'A'"), ("ARG A", "'A'"),
            ("COPY --from=b \"a\" c d", "copy [\"\\\"a\\\"\", \"c\"] d b"),
            ("COPY [\"a b\", \"c\"]", "copy [\"a b\"] c -"),
            ("ADD a b c", "add [\"a\", \"b\"]"), ("RUN [\"a\", \"b c\"]", "run a b c"),
            ("RUN a \\\n# b\n  c", "run a   c"),
            ("RUN <<A\nb\nA", "run b\n"), ("RUN cat <<A > x\nb\nA", "run cat "),
            ("SHELL [\"a\", \"-c\"]", "shell a -c"),
            ("CMD a", "true"), ("ENTRYPOINT [\"a\"]", "false"), ("HEALTHCHECK CMD a", "true"),
            ("HEALTHCHECK NONE", "false"), ("EXPOSE 80 90/udp", "expose [\"80\", \"90/udp\"]"),
            ("ONBUILD USER a", "trigger 'a'"), ("MAINTAINER a", "maintainer"), ("VOLUME /a", "other"),
        ])
    func instructions(source: String, expected: String) {
        #expect(Self.contents(source) == ["1 " + expected])
    }

    @Test(
        "names and values",
        arguments: [
            (#"A="b c"d e='f\"'"#, #"A=b cd|e=f\""#), (#"A=b\ c "D"=\$e"#, #"A=b c|D=\$e"#), (#"A "b c""#, #"A="b c""#),
            (#"A="b\"c" D="#, #"A=b"c|D="#),
        ])
    func pairs(source: String, expected: String) {
        #expect(Self.contents("ENV \(source)") == ["1 " + expected])
        #expect(Self.contents("LABEL \(source)") == ["1 " + expected])
    }

    @Test("comments between instructions, directives, and lines")
    func comments() {
        let source = "# syntax=a\n# b\nFROM a\n\n  # c\nRUN d \\\n# e\n  f\n# escape=`\n# syntax"
        #expect(
            Self.contents(source) == [
                "1 directive", "2 comment b", "3 from a - -", "5 comment c", "6 run d   f", "9 directive",
                "10 comment syntax",
            ])
    }

    @Test("what cannot be read is left out")
    func unreadable() {
        #expect(Self.contents("FOO a\nCOPY a\nRUN\nUSER b") == ["4 'b'"])
    }
}
