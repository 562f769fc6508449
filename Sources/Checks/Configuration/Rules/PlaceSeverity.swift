internal import Rules

/// What a path says about how much a weak setting in the file matters.
enum PlaceSeverity {
    /// Tests and examples run where nobody attacks them; files for development and templates are a level lower.
    static func lowered(_ severity: Severity, at path: String) -> Severity {
        let lowered = path.lowercased()
        let components = lowered.split(separator: "/")
        let name = components.last ?? ""
        let words = name.split { !$0.isLetter && !$0.isNumber }
        let folders = components.dropLast()
        if folders.contains(where: testFolders.contains) || words.contains(where: testWords.contains)
            || folders.contains(where: { $0.split { !$0.isLetter }.contains(where: testWords.contains) })
            || isTest(path.split(separator: "/").last ?? "")
        {
            return .info
        }
        if name.hasSuffix(".template") || words.contains(where: developmentWords.contains)
            || folders.contains(where: developmentFolders.contains)
        {
            return severity.lowered
        }
        return severity
    }

    private static let testFolders: Set<Substring> = [
        "test", "tests", "testing", "testdata", "test-data", "test_data", "__tests__", "__mocks__", "spec", "specs",
        "fixtures", "fixture", "mock", "mocks", "e2e", "snapshots", "__snapshots__", "testsuite", "t", "testutil",
        "testutils", "test_utils", "integration_tests", "integration-tests", "unittests", "androidtest", "testlib",
    ]
    private static let testWords: Set<Substring> = [
        "test", "tests", "spec", "mock", "mocks", "fixture", "fixtures", "conftest", "testing", "e2e", "cy", "snapshot",
        "snapshots", "testdata",
    ]
    private static let developmentWords: Set<Substring> = [
        "dev", "development", "develop", "local", "localhost", "override", "example", "examples", "sample",
        "dist", "tmpl", "tpl", "demo", "devel", "debug",
    ]
    private static let developmentFolders: Set<Substring> = [
        "dev", "development", "local", "example", "examples", "sample", "samples", "demo", "demos", "doc", "docs",
        "documentation", "tutorial", "tutorials", "playground", "sandbox", "storybook", ".storybook",
        "benchmark", "benchmarks", "scripts", "hack", "devcontainer", ".devcontainer",
    ]

    /// `UserTest.java`, `UserTests.swift`.
    private static func isTest(_ name: Substring) -> Bool {
        let stem = name.prefix { $0 != "." }
        return ["Test", "Tests", "Spec", "IT", "TestCase"].contains { stem.hasSuffix($0) && stem.count > $0.count }
    }
}
