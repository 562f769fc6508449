import Rules
import Testing

@testable import Checks

@Suite struct PlaceSeverityTests {
    @Test(arguments: [
        ("src/app.js", Severity.high), ("nginx.conf", .high), ("src/latest.py", .high), ("contest/a.go", .high),
        ("template.yaml", .high), ("chart/templates/a.yaml", .high), ("app.env.template", .medium),
        ("stack.template.json", .high),
        ("test_apps/a.py", .info), ("a.snapshot.json", .info), ("tests/app.js", .info), ("src/app.test.ts", .info),
        ("src/UserTest.java", .info), ("pkg/a_test.go", .info),
        ("Tests/AppTests/A.swift", .info), ("config/settings/dev.py", .medium), (".env.example", .medium),
        ("docker-compose.override.yml", .medium), ("examples/a.js", .medium), ("docs/a.yaml", .medium),
        ("appsettings.Development.json", .medium),
    ])
    func byPath(_ path: String, _ expected: Severity) {
        #expect(PlaceSeverity.lowered(.high, at: path) == expected)
    }

    @Test func nothingIsBelowInfo() {
        #expect(PlaceSeverity.lowered(.info, at: "examples/a.js") == .info)
    }
}
