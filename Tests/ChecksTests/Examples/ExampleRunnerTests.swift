import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("ExampleRunner")
struct ExampleRunnerTests {
    private static func run(_ examples: [RuleExample] = [], _ nonExamples: [RuleExample] = [], paths: [Glob] = [])
        throws -> (Int, [String])
    {
        var rule = try Rule.testRule("test/key", keywords: ["key_"], pattern: "key_[0-9a-f]{8}")
        (rule.examples, rule.nonExamples, rule.paths) = (examples, nonExamples, paths)
        let other = try Rule.testRule("test/other", keywords: ["other_"], pattern: "other_[0-9a-f]{8}")
        let result = try ExampleRunner(RuleSet([rule, other])).run([rule])
        return (result.count, result.failures.map(\.description))
    }

    @Test("good examples pass and are counted")
    func good() throws {
        let result = try Self.run(
            [
                RuleExample(text: "x key_{-}1f9a3c7e", secret: "key_{-}1f9a3c7e"),
                RuleExample(text: "key_8b2d6f1a"),
            ],
            [
                RuleExample(text: "key_xyz"), RuleExample(text: "key_00000000"),
                RuleExample(text: "other_1f9a3c7e"),
            ])
        #expect(result.0 == 5)
        #expect(result.1 == [])
    }

    @Test("every kind of failure says which example and why")
    func failures() throws {
        let result = try Self.run(
            [
                RuleExample(text: "key_8b2d6f1a"), RuleExample(text: "nothing"),
                RuleExample(text: "other_8b2d6f1a"),
                RuleExample(text: "key_8b2d6f1a", secret: "8b2d6f1a"),
            ],
            [RuleExample(text: "none"), RuleExample(text: "key_8b2d6f1a")])
        #expect(
            result.1 == [
                "test/key: example 2: is not found", "test/key: example 3: is not found; found by test/other",
                "test/key: example 4: captures another value than 'secret'",
                "test/key: negative example 2: is found, though it is harmless",
            ])
    }

    @Test("the path of an example decides with the rule's globs")
    func paths() throws {
        let text = "key_8b2d6f1a"
        let result = try Self.run(
            [RuleExample(text: text, path: "a.env"), RuleExample(text: text, path: "a.txt")],
            [RuleExample(text: text, path: "b.txt")], paths: [Glob("*.env")])
        #expect(result.1 == ["test/key: example 2: is not found; found by test/key"])
    }

    @Test("examples of a structural check are paths")
    func structural() throws {
        var rule = CommittedEnvFile.rule
        rule.examples = [RuleExample(text: "", path: ".env"), RuleExample(text: "", path: "README")]
        rule.nonExamples = [RuleExample(text: "", path: "prod.env")]
        let failures = try ExampleRunner(RuleSet([rule])).run([rule]).failures
        #expect(failures.map(\.number) == [2, 1])
        #expect(failures.map(\.isPositive) == [true, false])
    }

    @Test(
        "globs: none means every path, an excluded one never",
        arguments: [
            ([], [], "a/b.txt", true), (["*.txt"], [], "a/b.txt", true), (["*.md"], [], "a/b.txt", false),
            ([], ["a/**"], "a/b.txt", false),
            (["*.txt"], ["a/**"], "a/b.txt", false), (["*.md", "*.txt"], ["c/**"], "a/b.txt", true),
        ] as [([String], [String], String, Bool)])
    func applies(paths: [String], excluded: [String], path: String, expected: Bool) throws {
        var rule = try Rule.testRule(keywords: ["key_"], pattern: "key_")
        rule.paths = paths.map(Glob.init)
        rule.excludedPaths = excluded.map(Glob.init)
        #expect(rule.applies(to: path) == expected)
    }
}
