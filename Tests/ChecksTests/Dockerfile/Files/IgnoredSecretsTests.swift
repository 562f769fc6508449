internal import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("What ignore files keep out")
struct IgnoredSecretsTests {
    private func ignored(_ text: String?) -> IgnoredSecrets { IgnoredSecrets(text.map { DockerIgnore($0) }) }

    @Test("missing names")
    func missing() {
        #expect(ignored(nil).missing(hasNode: true) == [".git", ".env*", "*.pem", "node_modules"])
        #expect(ignored(".git\n.env\n").missing(hasNode: false) == [".env*", "*.pem"])
        #expect(ignored(".git\n.env*\n*.pem").missing(hasNode: false) == [])
        #expect(ignored("*\n!src").missing(hasNode: true) == [])
    }

    @Test("lists of what is allowed")
    func allowList() {
        #expect(ignored("*\n!src").isAllowList)
        #expect(ignored("**").isAllowList)
        #expect(!ignored("*.c").isAllowList)
        #expect(!ignored(nil).isAllowList)
    }

    @Test("history and environment files")
    func secrets() {
        #expect(ignored(".git\n.env").coversSecrets)
        #expect(!ignored(".git").coversSecrets)
        #expect(!ignored(nil).coversSecrets)
    }
}
