import TestSupport
import Testing

@testable import Checks
@testable import Rules

@Suite("Surroundings of examples")
struct ExampleSurroundingsTests {
    private static func twins(_ examples: [RuleExample], _ nonExamples: [RuleExample]) throws -> (places: Int, Bool) {
        var rule = try Rule.testRule("test/key", keywords: ["key_"], pattern: "key_([0-9a-f]{8})")
        (rule.examples, rule.nonExamples) = (examples, nonExamples)
        let worker = Detector(rules: try RuleSet([rule])).makeWorker()
        let places = rule.examples.compactMap { ExampleSurroundings(of: $0, rule, worker) }
        return (Set(places).count, TwinExamples.exist(in: rule, places))
    }

    @Test(
        "a twin is the same text with a placeholder for the value",
        arguments: [
            ("a key_xxxxxxxx b", true), ("a key_${KEY} b", true), ("a key_<key> b", true),
            // Another value, another text, and nothing in the value's place.
            ("a key_5c71e0 b", false), ("a key_xxxxxxxx c", false), ("b key_xxxxxxxx b", false), ("a key_ b", false),
            ("a key_b", false),
        ])
    func twins(text: String, expected: Bool) throws {
        let example = RuleExample(text: "a key_1f9a{-}3c7e b", secret: "1f9a{-}3c7e")
        #expect(try Self.twins([example], [RuleExample(text: text)]).1 == expected)
    }

    @Test("equal texts around different values are one surrounding")
    func surroundings() throws {
        let texts = ["a key_1f9a{-}3c7e b", "a key_8b2d{-}6f1a b", "key_8b2d{-}6f1a", "nothing"]
        #expect(try Self.twins(texts.map { RuleExample(text: $0) }, []).places == 2)
    }

    @Test("the twin of a path is marked as a template")
    func paths() throws {
        let worker = Detector(rules: try RuleSet([CommittedEnvFile.rule])).makeWorker()
        for (path, expected) in [(".env.example", true), ("a/.env.example", false), (".env.production", false)] {
            var rule = CommittedEnvFile.rule
            rule.nonExamples = [RuleExample(text: "", path: path)]
            let places = rule.examples.compactMap { ExampleSurroundings(of: $0, rule, worker) }
            #expect(Set(places).count == rule.examples.count)
            #expect(TwinExamples.exist(in: rule, places) == expected, "\(path)")
        }
    }
}
