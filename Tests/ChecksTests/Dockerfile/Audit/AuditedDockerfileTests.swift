import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite struct AuditedDockerfileTests {
    private func file(_ text: String, _ configure: (inout CheckOptions) -> Void = { _ in }) -> AuditedDockerfile {
        var options = CheckOptions()
        configure(&options)
        return AuditedDockerfile(Array(text.utf8), options: options)
    }

    private static let stages = "FROM a:1 AS build\nRUN make\nFROM b:1 AS test\nFROM build AS last\nCMD [\"x\"]\n"

    @Test func theImageIsThatOfTheTarget() {
        #expect(file(Self.stages).imageStages.map(\.index) == [2])
        #expect(file(Self.stages) { $0.dockerfileTarget = "TEST" }.imageStages.map(\.index) == [1])
        #expect(file(Self.stages) { $0.dockerfileTarget = "0" }.imageStages.map(\.index) == [0])
        #expect(file(Self.stages) { $0.dockerfileTarget = "none" }.imageStages.isEmpty)
        #expect(file(Self.stages) { $0.judgesAllStages = true }.imageStages.map(\.index) == [0, 1, 2])
        #expect(file("RUN x\n").imageStages.isEmpty)
    }

    @Test func whatTheBaseStageDidIsInTheImage() throws {
        let file = file(Self.stages)
        let run = try #require(file.instructions(.run).first)
        #expect(file.isInImage(run))
        #expect(!self.file(Self.stages) { $0.dockerfileTarget = "test" }.isInImage(run))
    }

    @Test func triggersStandInTheirPlaces() {
        let file = file("FROM a\nONBUILD RUN one\nRUN two\n")
        #expect(file.instructions.map(\.kind) == [.from, .run, .run])
        #expect(file.commands.map(\.name) == ["one", "two"])
        #expect(file.scripts.map(\.isTrigger) == [true, false])
    }

    @Test func commandsOfABuildAreThoseOfRun() {
        let file = file("FROM a\nRUN one\nCMD two\nENTRYPOINT [\"three\"]\nHEALTHCHECK CMD four\n")
        #expect(file.commands.map(\.name) == ["one", "two", "three", "four"])
        #expect(file.buildCommands.map(\.name) == ["one"])
    }

    @Test func aValueIsKnownOrIsNot() throws {
        let file = file("ARG A=x\nARG B\nFROM a:$A\nARG B\nUSER $B\nUSER u\n")
        let users = file.instructions(.user)
        let words = try users.map { try #require($0.word) }
        #expect(file.value(of: words[0], in: users[0]) == nil)
        #expect(file.value(of: words[1], in: users[1]) == "u")
    }
}
