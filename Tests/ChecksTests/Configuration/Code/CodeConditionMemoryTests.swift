import Testing

@testable import Checks

/// What a condition says of one match is not taken for what it says of another.
@Suite struct CodeConditionMemoryTests {
    private static func clauses(_ condition: String) -> String {
        """
        [[rule.code]]
        languages = ["javascript"]
        match = ['allow($VALUE)']
        unless = [{ \(condition) }]
        """
    }

    private static let code = """
        function one(a) { check(a); allow(a); allow(b) }
        function two(a) { allow(a); allow(b) }
        """

    @Test(arguments: [
        (#"scope = "function", match = "check($VALUE)""#, ["allow(b)", "allow(a)", "allow(b)"]),
        (#"scope = "function", match = "check($ANY)""#, ["allow(a)", "allow(b)"]),
        (#"scope = "file", match = "check($VALUE)""#, ["allow(b)", "allow(b)"]),
        (#"scope = "file", match = "check($ANY)""#, []),
    ])
    func ofMatchAndOfScope(_ condition: String, _ expected: [String]) throws {
        let found = try configurationFindings(Self.clauses(condition), in: Self.code, path: "a.js")
        #expect(found.map { String($0.prefix(8)) } == expected)
    }
}
