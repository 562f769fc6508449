import Dockerfile
import Testing

@Suite("Stage graph builder")
struct StageGraphBuilderTests {
    @Test(
        "a stage begins with a stage, an image, nothing, or what is not known",
        arguments: [
            ("FROM a AS b\nFROM B", .stage(0)), ("FROM scratch", .scratch), ("FROM a:1", .image(ImageReference("a:1"))),
            ("FROM $u", .unresolved), ("ARG v=2\nFROM a:$v", .image(ImageReference("a:2"))),
            ("FROM a-$TARGETARCH", .unresolved),
            ("FROM a AS scratch\nFROM scratch", .stage(0)), ("FROM 0", .image(ImageReference("0"))),
            ("FROM b\nFROM a AS b\nFROM c AS b\nFROM b", .stage(2)),
            ("FROM ${v:-a}", .image(ImageReference("a"))), ("FROM", .unresolved),
        ] as [(String, StageBase)])
    func bases(text: String, expected: StageBase) {
        #expect(Reading.graph(text).final?.base == expected)
    }

    @Test(
        "stages take files from stages, images and numbers",
        arguments: [
            ("COPY --from=b x y", .stage(0)), ("COPY --from=0 x y", .stage(0)), ("COPY --from=B x y", .stage(0)),
            ("COPY --from=alpine:3 x y", .image(ImageReference("alpine:3"))), ("COPY --from=9 x y", .unresolved),
            ("COPY --from=$u x y", .unresolved), ("RUN --mount=from=b,target=/x id", .stage(0)),
            ("RUN --mount=from=0,target=/x id", .image(ImageReference("0"))), ("COPY --from=scratch x y", .scratch),
            ("COPY --from=later x y", .stage(2)),
        ] as [(String, StageSource.Origin)])
    func sources(line: String, expected: StageSource.Origin) {
        let graph = Reading.graph("FROM a AS b\nFROM c\n\(line)\nFROM d AS later")
        #expect(graph.stages[1].sources.map(\.origin) == [expected])
    }

    @Test(
        "variables hold where they should",
        arguments: [
            ("ENV a=1\nENV a=2 b=$a", "b", "1"), ("ARG a=1\nENV a=2\nARG a=3", "a", "2"), ("ARG g", "g", "G"),
            ("ENV x=$g", "x", ""),
            ("ARG g=own", "g", "own"), ("ARG a=1\nARG b=$a", "b", "1"), ("ARG g\nENV g=$g.", "g", "G."),
            ("ENV a 1 2", "a", "1 2"),
            ("ENV p=q\nENV $p=r", "q", "r"), ("ENV a='$b' c=\"d e\"", "c", "d e"),
            ("ARG TARGETARCH", "TARGETARCH", nil), ("ARG a", "a", nil),
            ("RUN true", "h", "G2"),
        ] as [(String, String, String?)])
    func scopes(lines: String, name: String, expected: String?) {
        let graph = Reading.graph("ARG g=G h=${g}2\nFROM i AS base\nENV h=G2\nFROM base\n\(lines)\n")
        #expect(graph.final?.end.environment[name]?.value == expected)
    }

    @Test("arguments and variables go over to the stages below")
    func inheritance() {
        let graph = Reading.graph("FROM a AS b\nARG x=1\nENV y=2\nFROM b\nENV z=$x$y\nFROM c\nENV z=$x$y")
        #expect(graph.stages[1].end.environment["z"]?.value == "12")
        #expect(graph.stages[2].end.environment["z"]?.value == "")
        #expect(graph.stages[2].end.environment["z"]?.isComplete == false)
    }

    @Test("FROM sees what stands before the first one only")
    func globals() {
        let graph = Reading.graph("ARG a=1 b=$a\nFROM x:$b AS s\nARG c=3\nFROM y:$c")
        #expect(graph.stages[0].image.value == "x:1")
        #expect(graph.stages[1].image.unresolved.map(\.name) == ["c"])
        #expect(
            Reading.graph("FROM --platform=$BUILDPLATFORM a").stages[0].platform?.unresolved.map(\.state) == [
                .valueless
            ])
    }

    @Test(
        "working directories add up",
        arguments: [
            ("WORKDIR /a\nWORKDIR b", "/a/b"), ("WORKDIR b", nil), ("ENV d=/x\nWORKDIR $d/y", "/x/y"),
            ("WORKDIR /a/$u", nil), ("", nil),
        ] as [(String, String?)])
    func directories(lines: String, expected: String?) {
        #expect(Reading.graph("FROM a\n\(lines)\n").final?.end.workingDirectory == expected)
    }

    @Test(
        "what does not fit is noted",
        arguments: [
            ("RUN a\nFROM b", [.outsideStage]), ("FROM a AS b\nCOPY --from=b c d", [.circularStages]),
            ("FROM a AS b\nCOPY --from=c x y\nFROM b AS c", [.circularStages]),
            ("FROM a\nCOPY --from=3 b c", [.invalidStageIndex]),
            ("FROM a\nENV b=${c", [.invalidExpansion]), ("FROM a\nRUN ${b", []), ("# a\nARG b\nFROM c", []),
            ("FROM a\nONBUILD COPY --from=7 b c", []),
        ] as [(String, [Diagnostic.Kind])])
    func diagnostics(text: String, expected: [Diagnostic.Kind]) {
        #expect(Reading.graph(text).diagnostics.map(\.kind) == expected)
    }

    @Test("many stages, one upon the other, are followed")
    func many() throws {
        var text = "FROM a AS s0\n"
        for number in 1..<3000 { text += "FROM s\(number - 1) AS s\(number)\nENV e\(number)=1\nCOPY --from=s0 a b\n" }
        let graph = Reading.graph(text)
        #expect(graph.reached(from: try #require(graph.final)).count == 3000)
        #expect(graph.final?.end.environment["e1"]?.value == "1")
        #expect(graph.diagnostics == [])
    }
}
