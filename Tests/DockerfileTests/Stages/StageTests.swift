import Dockerfile
import Testing

@Suite("Stages")
struct StageTests {
    private static let graph = Reading.graph(
        """
        FROM a AS base
        USER one
        SHELL ["sh2"]
        CMD a
        HEALTHCHECK CMD a
        FROM base AS next
        WORKDIR /w
        USER two
        ENTRYPOINT b
        RUN c
        COPY d e
        FROM next
        """)

    @Test("inherit what counts at their end")
    func inherited() {
        let last = Self.graph.stages[2]
        #expect(last.user?.word?.value == "two")
        #expect(last.workdir?.word?.value == "/w")
        #expect(last.shell?.command?.words.map(\.value) == ["sh2"])
        #expect(last.healthcheck?.isNoneOrNil == false)
        #expect(last.entrypoint?.command?.text.string == "b")
        #expect(Self.graph.stages[0].user?.word?.value == "one")
    }

    @Test("an ENTRYPOINT takes an inherited CMD away, not one of its own")
    func command() {
        #expect(Self.graph.stages[0].cmd != nil)
        #expect(Self.graph.stages[1].cmd == nil)
        #expect(Reading.graph("FROM a\nCMD b\nENTRYPOINT c").final?.cmd != nil)
    }

    @Test("know their own instructions")
    func own() throws {
        let stage = Self.graph.stages[1]
        #expect(stage.runs.count == 1 && stage.copies.count == 1)
        #expect(stage.instructions(.user).map(\.index) == [7])
        #expect(stage.contains(stage.from) && stage.contains(stage.runs[0]))
        #expect(!stage.contains(Self.graph.stages[0].from))
        #expect(Self.graph.document.text(stage.range).hasSuffix("COPY d e"))
    }
}

extension Instruction {
    fileprivate var isNoneOrNil: Bool { healthcheck?.isNone ?? true }
}
