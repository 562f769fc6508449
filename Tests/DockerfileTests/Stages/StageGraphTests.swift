import Dockerfile
import Testing

@Suite("Stage graph")
struct StageGraphTests {
    private static let graph = Reading.graph(
        """
        ARG V=1
        FROM golang:$V AS Build
        EXPOSE 1
        RUN --mount=type=cache,from=tools,target=/t go build
        FROM alpine AS tools
        FROM scratch AS unused
        FROM build AS final
        EXPOSE 2
        COPY --from=0 /a /b
        COPY --from=busybox:1 /c /d
        """)

    @Test("the target is the last stage, a name or a number")
    func targets() {
        #expect(Self.graph.final?.index == 3)
        #expect(Self.graph.stage("BUILD")?.index == 0)
        #expect(Self.graph.stage("2")?.index == 2)
        #expect(Self.graph.stage("none") == nil && Self.graph.stage("9") == nil)
    }

    @Test("knows which stages a target needs")
    func reached() throws {
        #expect(Self.graph.reached(from: try #require(Self.graph.final)) == [0, 1, 3])
        #expect(Self.graph.reached(from: Self.graph.stages[2]) == [2])
    }

    @Test("knows the stages below, and what they all expose")
    func chain() throws {
        let final = try #require(Self.graph.final)
        #expect(Self.graph.chain(of: final).map(\.index) == [3, 0])
        #expect(Self.graph.inherited(.expose, by: final).flatMap(\.words).map(\.value) == ["1", "2"])
    }

    @Test("knows the stage and the state of an instruction")
    func states() throws {
        let instructions = Self.graph.document.instructions
        #expect(Self.graph.stage(of: instructions[0]) == nil)
        #expect(Self.graph.stage(of: instructions[3])?.index == 0)
        #expect(Self.graph.preamble.count == 1)
        let graph = Reading.graph("FROM a\nRUN b\nSHELL [\"c\"]\nUSER d\nRUN e")
        let runs = graph.stages[0].runs
        #expect(graph.shell(for: runs[0]) == nil)
        #expect(graph.shell(for: runs[1])?.command?.words.map(\.value) == ["c"])
        #expect(graph.last(.user, before: runs[1])?.word?.value == "d")
    }

    @Test("arguments of the build go first")
    func buildArguments() {
        let document = DockerfileDocument("ARG a=1\nFROM x:$a\nARG a\nARG b=2\nENV c=$a$b")
        let graph = StageGraph(document, buildArguments: ["a": "7", "b": "8"])
        #expect(graph.stages[0].image.value == "x:7")
        #expect(graph.stages[0].end.environment["c"]?.value == "78")
    }
}
