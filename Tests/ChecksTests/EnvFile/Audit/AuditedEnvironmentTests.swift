import Rules
import Testing

@testable import Checks

@Suite struct AuditedEnvironmentTests {
    private func audited(_ path: String, _ text: String, secrets: [String] = []) -> AuditedEnvironment? {
        var options = CheckOptions()
        options.path = path
        options.knownSecrets = secrets.map { Secret($0.utf8) }
        return AuditedEnvironment(Array(text.utf8), options: options)
    }

    @Test func environmentFile() throws {
        let file = try #require(audited("deploy/.env.production", "A=1\nB=2\n"))
        #expect(file.kind == .envFile && file.environment == .production && !file.isExample)
        #expect(file.settings.map(\.name) == ["A", "B"])
        #expect(try #require(audited(".env", "NODE_ENV=production\n")).environment == .production)
        #expect(try #require(audited(".env.example", "A=1\n")).isExample)
    }

    @Test func composeFile() throws {
        let text =
            "services:\n  a:\n    environment: {X: 1, Y: }\n  b:\n    environment: [Z=$A]\n    env_file: [a.env, {path: b.env}]\n"
        let file = try #require(audited("docker-compose.dev.yml", text))
        #expect(file.kind == .compose && file.environment == .development)
        #expect(file.settings.map(\.name) == ["X", "Z"] && file.settings.map(\.service) == ["a", "b"])
        #expect(file.settings.map(\.isComplete) == [true, false])
        #expect(file.services.flatMap { $0.envFiles.map(\.path) } == ["a.env", "b.env"])
        for (word, isExample) in [("example", true), ("SAMPLE", true), ("default", false), ("dist", false)] {
            #expect(try #require(audited("docker-compose.\(word).yml", "services: {}\n")).isExample == isExample)
        }
    }

    @Test func whatCannotBeRead() {
        #expect(audited("compose.yaml", "services: [") == nil)
        #expect(audited("notes.txt", "A=1") == nil)
    }

    @Test func whatOtherRulesReport() throws {
        let file = try #require(
            audited(".env", "A=plum9tree\nB=http://plum9tree@x\nC=pear\n", secrets: ["plum9tree", "pear4bush"]))
        #expect(file.settings.map(file.isReported) == [true, true, false])
    }
}
