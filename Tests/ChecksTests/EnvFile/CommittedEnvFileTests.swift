import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("CommittedEnvFile")
struct CommittedEnvFileTests {
    private static func fires(_ path: String) -> Bool { CommittedEnvFile.fires(onTracked: Array(path.utf8)) }

    @Test(
        "environment files",
        arguments: [
            ".env", "a/.env", "a/b/c/.env", ".ENV", ".Env", ".env.local", ".env.production", ".env.development.local",
            "deploy/.env.staging", "prod.env",
            "config/staging.env", "PROD.ENV", "a.b.env", ".env.", ".env.test", ".env.1", "x y/.env", "é/.env.ü",
        ])
    func fires(path: String) {
        #expect(Self.fires(path))
    }

    @Test(
        "files without values, and files that only sound alike",
        arguments: [
            "", "/", ".env.example", ".env.sample", ".env.template", ".env.dist", ".env.example.local", ".env.EXAMPLE",
            "example.env", "sample.env",
            "prod.example.env", "env", "env.template", "a.env.d/x", ".env/bin/activate", ".envrc", ".envrc.md",
            ".environment", "environment.ts", "env.js",
            "myenv", ".venv", "venv/x", ".env-example", ".envs", "src/env.rs", "dotenv", ".env_sample", "a.environment",
        ])
    func silent(path: String) {
        #expect(!Self.fires(path))
    }

    @Test(
        "forms in which teams commit files without values, or encrypted ones",
        arguments: [
            ".env.tpl", ".env.tmpl", ".env.j2", ".env.erb", ".env.vault", ".env.enc", ".env.gpg", ".env.age",
            ".env.schema", ".env.defaults", ".env.md",
            ".env.example-production", "example-prod.env", ".env.d.ts", ".env.docker-example",
            ".env.default", "config/skeleton.env",
        ])
    func committedOnPurpose(path: String) {
        #expect(!Self.fires(path))
    }

    @Test("a name that is no UTF-8")
    func invalidUTF8() {
        #expect(CommittedEnvFile.fires(onTracked: [0xFF, 0x2F] + Array(".env".utf8)))
        #expect(CommittedEnvFile.fires(onTracked: Array(".env.".utf8) + [0xFF]))
        #expect(!CommittedEnvFile.fires(onTracked: [0xFF, 0xFE]))
    }

    @Test("a file with a credential is worse than one with ports alone")
    func confidence() {
        #expect(withBytes("PORT=80\nDB_PASSWORD=plumtree", CommittedEnvFile.confidence(inContent:)) == .high)
        #expect(withBytes("PORT=80\n", CommittedEnvFile.confidence(inContent:)) == .medium)
        #expect(withBytes("", CommittedEnvFile.confidence(inContent:)) == .medium)
    }

    @Test("the rule tells how to act")
    func rule() {
        #expect(CommittedEnvFile.rule.severity == .high)
        #expect(CommittedEnvFile.rule.remediation.contains("git rm --cached"))
    }
}
