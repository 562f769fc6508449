import Rules
import Testing

@testable import SecScan

@Suite struct PathClassTests {
    @Test(
        arguments: [
            ("src/main.swift", PathClass.ordinary), ("protest/a.py", .ordinary), ("", .ordinary),
            ("attestation/key.pem", .ordinary), ("test", .illustrative), ("tests/a.py", .illustrative),
            ("a/Test/b", .illustrative), ("README.MD", .illustrative), ("x.env.example", .illustrative),
            ("user_test.go", .illustrative), ("UserTest.java", .illustrative), ("docs/a", .illustrative),
            ("package-lock.json", .generated), ("a/Cargo.lock", .generated), ("app.min.js", .generated),
            ("node_modules/a/test/b.js", .generatedExample), ("vendor/a/b_test.go", .generatedExample),
            ("node_modules/a/b.js", .generated), ("CHANGES", .illustrative), ("a/README", .illustrative),
            ("changes.py", .ordinary), ("a/_samples/b", .illustrative), ("a.markdown", .illustrative),
            ("vendor/x.go", .generated), ("vendor", .ordinary),
        ])
    func classes(path: String, expected: PathClass) {
        #expect(PathClass(path) == expected)
    }

    /// Words that only end like a test's name.
    @Test(arguments: ["latest.py", "deploy/contest.tf", "attest.go"])
    func otherWords(path: String) {
        #expect(PathClass(path) == .ordinary)
    }
}
