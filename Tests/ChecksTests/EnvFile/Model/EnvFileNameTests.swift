import Testing

@testable import Checks

@Suite struct EnvFileNameTests {
    @Test(arguments: [
        ".env", "a/.env", ".ENV", ".env.local", ".env.production", "prod.env", "config/app.env", ".env.dev-1",
    ])
    func runs(path: String) throws {
        #expect(try !#require(EnvFileName(path)).isExample)
    }

    @Test(arguments: [
        ".env.example", "env.example", ".env-sample", ".env_template", "example.env", "dotenv.example", ".env.dist",
        "app/.env.sample2", "env.template", "production.env.example", "default.env",
    ])
    func shows(path: String) throws {
        #expect(try #require(EnvFileName(path)).isExample)
    }

    @Test(arguments: [
        "", "env", "env.ts", ".env.d.ts", ".env.vault", ".env.enc", "environment", ".envrc", ".env.md", "env.py",
        "example.environment", ".env.schema", "a.env/x", "my.envelope", ".env.keys", ".env.j2", "env.yaml",
    ])
    func others(path: String) {
        #expect(EnvFileName(path) == nil)
    }
}
