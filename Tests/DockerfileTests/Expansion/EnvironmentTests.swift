import Testing

@testable import Dockerfile

@Suite("Environments")
struct EnvironmentTests {
    private static func variable(_ value: String?, _ origin: Variable.Origin) -> Variable {
        Variable(value: value, origin: origin, isComplete: true, range: nil)
    }

    @Test("ENV wins over ARG")
    func order() {
        var environment = Environment(escape: .backslash, isGlobal: false)
        environment.set("a", to: Self.variable("1", .environment))
        environment.declare("a", as: Self.variable("2", .argument))
        environment.declare("b", as: Self.variable("3", .argument))
        #expect(environment["a"]?.value == "1")
        #expect(environment["b"]?.value == "3")
        #expect(environment.names == ["a", "b"])
        #expect(environment.environmentVariable("b") == nil)
    }

    @Test("declaring an argument again keeps its value")
    func redeclared() {
        var environment = Environment(escape: .backslash, isGlobal: false)
        environment.declare("a", as: Self.variable("1", .argument))
        environment.declare("a", as: Self.variable(nil, .argument))
        #expect(environment["a"]?.value == "1")
    }

    @Test("the builder brings some along: platforms before FROM, proxies in stages")
    func predefined() {
        let global = Environment(escape: .backslash, isGlobal: true)
        let local = Environment(escape: .backslash, isGlobal: false)
        #expect(global["TARGETARCH"]?.origin == .platform && local["TARGETARCH"] == nil)
        #expect(global["http_proxy"] == nil && local["http_proxy"]?.origin == .proxy)
    }

    @Test("a word's variables have places in the file")
    func places() throws {
        let document = DockerfileDocument("FROM a\nCOPY b/\\\n$c [x\nCOPY [\"$d\", \"e\"]")
        let graph = StageGraph(document)
        let copy = document.instructions[1]
        let plain = graph.expand(try #require(copy.copy?.sources.first), in: copy)
        #expect(plain.references.map { document.text($0.range) } == ["c"])
        let list = document.instructions[2]
        let source = try #require(list.copy?.sources.first)
        #expect(graph.expand(source, in: list).references.map { document.text($0.range) } == ["\"$d\""])
    }

    @Test(
        "heredocs of COPY keep their quotes", arguments: [("<<E", "'1' \"1\"\n"), ("<<\"E\"", "'$a' \"${a}\"\n")])
    func heredocs(marker: String, expected: String) throws {
        let document = DockerfileDocument("FROM a\nENV a=1\nCOPY \(marker) /x\n'$a' \"${a}\"\nE\n")
        let copy = document.instructions[2]
        let heredoc = try #require(copy.heredocs.first)
        #expect(StageGraph(document).state(before: copy).environment.expand(heredoc).value == expected)
    }
}
