internal import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("Mounted secrets")
struct MountedSecretsTests {
    private func file(_ run: String) -> AuditedDockerfile {
        AuditedDockerfile(Array("FROM a\nWORKDIR /srv\nRUN \(run)\n".utf8))
    }

    @Test("the paths of secrets")
    func paths() throws {
        let file = file("--mount=type=secret,id=a,target=t --mount=type=cache,target=/c x")
        let secrets = MountedSecrets(try #require(file.instructions(.run).first), in: file)
        #expect(!secrets.isEmpty)
        #expect(secrets.contains("/run/secrets/a"))
        #expect(secrets.contains("/srv/t"))
        #expect(!secrets.contains("/c"))
        #expect(!secrets.contains("/run/secretsx"))
    }

    @Test("who reads one", arguments: [("cat /run/secrets/a", true), ("cat < /run/secrets/a", true), ("cat a", false)])
    func readers(run: String, expected: Bool) throws {
        let file = file(run)
        let command = try #require(file.commands.first)
        #expect(MountedSecrets(command.instruction, in: file).isRead(by: command) == expected)
    }

    @Test("files that commands write")
    func written() throws {
        let command = try #require(file("cd b && cat a > c").commands.last)
        #expect(command.writtenFiles.map(\.path) == ["/srv/b/c"])
        #expect(command.absolute("~/x") == "/root/x")
        #expect(try #require(file("cat a > /dev/null").commands.last).writtenFiles.isEmpty)
    }
}
