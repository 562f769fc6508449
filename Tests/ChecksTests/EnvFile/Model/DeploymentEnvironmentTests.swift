import Testing

@testable import Checks

@Suite struct DeploymentEnvironmentTests {
    @Test(arguments: [
        (".env.production", DeploymentEnvironment.production), ("prod.env", .production), (".env.staging", .staging),
        (".env.development.local", .development), (".env.test", .test), ("env/prod/.env", .production),
        ("docker-compose.dev.yml", .development), (".env.PROD", .production), (".env.test.local", .test),
        ("prod/.env.dev", .development), ("e2e/fixtures/.env", .test), ("deploy-prod.env", .production),
        ("examples/.env", .development), ("examples/.env.production", .production),
    ])
    func paths(path: String, expected: DeploymentEnvironment) {
        #expect(DeploymentEnvironment(path: path) == expected)
    }

    @Test(arguments: [".env", "app/.env", "products/.env", "devices.env", "", "prod/a/b/c/d/.env"])
    func silent(path: String) {
        #expect(DeploymentEnvironment(path: path) == nil)
    }

    @Test func settings() {
        func told(_ text: String) -> DeploymentEnvironment? {
            DeploymentEnvironment(settings: EnvLines.settings(in: Array(text.utf8)))
        }
        #expect(told("A=1\nNODE_ENV=production\n") == .production)
        #expect(told("APP_ENV=\"Staging\"\n") == .staging)
        #expect(told("MODE=production\n") == nil)
        #expect(told("ENVIRONMENT=blue\n") == nil)
    }

    @Test func order() {
        #expect(DeploymentEnvironment.development < .test && .test < .staging)
        #expect(DeploymentEnvironment.staging < .production)
    }
}
