import Rules
import Testing

@testable import SecScan

@Suite struct DockerfilesTests {
    private func scan(_ folder: TestFolder, _ roots: [String]) async throws -> InputOutcome {
        try await Dockerfiles(roots: roots.map { folder.path($0) }, standardInputPath: "x").scan(Token.context())
    }

    @Test func thoseBelowAFolder() async throws {
        let folder = try TestFolder()
        let text = "FROM a:1\nRUN sudo x\nENV K=\(Token.first)\nUSER 1\n"
        try folder.write("t/Dockerfile", text)
        try folder.write("t/.devcontainer/Dockerfile", text)
        try folder.write("t/d/build", text)
        try folder.write("t/d/notes", "from here on\nRUN away\n")
        try folder.write("t/a.txt", text)
        let outcome = try await scan(folder, ["t"])
        #expect(
            Set(outcome.places) == [
                ".devcontainer/Dockerfile:2", ".devcontainer/Dockerfile:3", "Dockerfile:2", "Dockerfile:3", "d/build:2",
                "d/build:3",
            ])
        #expect(outcome.statistics.files == 3 && outcome.notScanned.isEmpty && outcome.notes.isEmpty)
    }

    @Test func aNamedFileIsOneWhateverItsName() async throws {
        let folder = try TestFolder()
        try folder.write("a.txt", "FROM a:1\nRUN sudo x\nUSER 1\n")
        #expect(try await scan(folder, ["a.txt"]).sightings.map(\.rule.id.description) == ["docker/sudo"])
    }

    @Test func whatIsMissingIsToldAndTheRestAudited() async throws {
        let folder = try TestFolder()
        try folder.write("Dockerfile", "FROM a:1\nRUN sudo x\nUSER 1\n")
        let outcome = try await scan(folder, ["none", "Dockerfile"])
        #expect(outcome.notScanned.map(\.what) == [folder.path("none")] && outcome.sightings.count == 1)
        try folder.write("empty/a.txt", "")
        #expect(try await scan(folder, ["empty"]).notes.map(\.kind) == [.nothingFound])
    }
}
