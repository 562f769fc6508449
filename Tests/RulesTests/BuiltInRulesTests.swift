import BuiltInRules
import TestSupport
import Testing

@testable import Checks
@testable import Rules

/// What every rule that the program carries must keep to.
@Suite("Built-in rules")
struct BuiltInRulesTests {
    private static let set = Result { try BuiltInRules.loadWithExamples() }

    private static func rules() throws -> [Rule] { Array(try set.get().rules) }

    private static func patternRules() throws -> [Rule] { try rules().filter { !$0.keywords.isEmpty } }

    @Test("load, with examples and without")
    func load() throws {
        let bare = try BuiltInRules.load()
        #expect(try bare.rules.map(\.id) == Self.rules().map(\.id))
        #expect(bare.rules.count > 500)
        #expect(bare.rules.filter { !$0.keywords.isEmpty }.allSatisfy { $0.examples.isEmpty })
        for check in CheckList.rules { #expect(bare[check.id] != nil) }
    }

    @Test("every file of rules/ is built in")
    func files() throws {
        let families = Set(
            RepositoryTree.files(below: "rules", suffix: ".toml").map { $0.dropFirst(6).prefix { $0 != "." } })
        let written = try Self.rules().filter { !$0.keywords.isEmpty || $0.hasClauses }
        #expect(families == Set(written.map { $0.id.family[...] }))
    }

    @Test("every rule has three examples and three negative ones")
    func exampleCounts() throws {
        for rule in try Self.rules() {
            #expect(rule.examples.count >= 3, "\(rule.id) has \(rule.examples.count) examples")
            #expect(rule.nonExamples.count >= 3, "\(rule.id) has \(rule.nonExamples.count) negative examples")
        }
    }

    @Test("every rule has examples in three surroundings and a twin pair")
    func surroundings() throws {
        let worker = Detector(rules: try Self.set.get()).makeWorker()
        // A check of whole files has no values, but good files that mend the bad ones.
        let files = CheckList.fileChecks.map { $0.family }
        for rule in try Self.rules() where !files.contains(rule.id.family) && !rule.hasClauses {
            let places = rule.examples.compactMap { ExampleSurroundings(of: $0, rule, worker) }
            let hasTwins = TwinExamples.exist(in: rule, places)
            #expect(Set(places).count >= 3, "\(rule.id) has \(Set(places).count) different surroundings")
            #expect(hasTwins, "\(rule.id): no example has a placeholder as its twin")
        }
    }

    @Test("all examples pass")
    func examples() throws {
        let result = try ExampleRunner(Self.set.get()).run(try Self.rules())
        #expect(result.count > 3_000)
        for failure in result.failures { Issue.record("\(failure)") }
    }

    @Test("every example holds one of its rule's keywords")
    func keywordsInExamples() throws {
        for rule in try Self.patternRules() {
            let keywords = rule.keywords.map { rule.ignoresCase ? $0.lowercased() : $0 }
            for (number, example) in rule.examples.enumerated() {
                let text = rule.ignoresCase ? example.text.lowercased() : example.text
                #expect(keywords.contains { text.contains($0) }, "\(rule.id), example \(number + 1)")
            }
        }
    }

    @Test("an alias is tool:name, once a rule, and no rule's id")
    func aliases() throws {
        let ids = Set(try Self.rules().map(\.id.description))
        #expect(try ids.count == Self.rules().count)
        for rule in try Self.rules() {
            #expect(Set(rule.aliases).count == rule.aliases.count, "\(rule.id): an alias twice")
            for alias in rule.aliases {
                let parts = alias.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                #expect(parts.count == 2 && parts.allSatisfy { !$0.isEmpty }, "\(rule.id): \(alias) is not tool:name")
                #expect(!ids.contains(alias), "\(rule.id): \(alias)")
            }
        }
    }

    @Test("every rule says what it is, how to act and where that is written")
    func texts() throws {
        for rule in try Self.rules() {
            #expect(!rule.name.isEmpty && rule.name.count <= 100, "\(rule.id): name")
            #expect(rule.description.count >= 20, "\(rule.id): description")
            #expect(rule.remediation.count >= 20, "\(rule.id): remediation")
            #expect(!rule.references.isEmpty, "\(rule.id): no reference")
            for reference in rule.references {
                #expect(
                    reference.hasPrefix("https://") && !reference.contains(" ") && reference.contains("."),
                    "\(rule.id): \(reference)")
            }
            #expect(rule.cwe.hasPrefix("CWE-") && Int(rule.cwe.dropFirst(4)) != nil, "\(rule.id): \(rule.cwe)")
            #expect(rule.confidence != .certain)
        }
    }

    @Test("negative examples say why they are harmless")
    func reasons() throws {
        for rule in try Self.patternRules() {
            for (number, example) in rule.nonExamples.enumerated() {
                #expect(example.reason?.isEmpty == false, "\(rule.id), negative example \(number + 1)")
            }
        }
    }

    @Test("nothing fires on words, code and prose")
    func silence() throws {
        let worker = Detector(rules: try Self.set.get()).makeWorker()
        let text = """
            func token(for user: User) throws -> String { try keychain.read("token", account: user.id) }
            const apiKey = process.env.API_KEY ?? "";  // set API_KEY in the environment
            password = getpass.getpass("Password: ")
            The access token is sent as a bearer token in the authorization header; see section 2.1 of RFC 6750.
            export AWS_SECRET_ACCESS_KEY=$(vault read -field=secret_key aws/creds/deploy)
            integrity sha512-identifier; commit 1f0c9d2; version 10.4.1; https://example.com/api/v1/tokens?limit=50
            """
        let detection = worker.detect(in: Array(text.utf8))
        #expect(detection.candidates.map { worker.detector.rules.rules[$0.rule].id.description } == [])
    }
}
