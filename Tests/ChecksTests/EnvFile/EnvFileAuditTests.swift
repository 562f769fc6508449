import Rules
import TestSupport
import Testing

@testable import Checks

/// What every check of environment files must keep to; what each finds is in its examples, which `ExampleRunner` runs.
@Suite struct EnvFileAuditTests {
    @Test func everyRuleIsOfTheFamily() {
        for check in EnvFileChecks.all {
            #expect(check.rule.id.family == "env-file" && check.rule.cwe.hasPrefix("CWE-"))
            #expect(!check.rule.references.isEmpty && check.rule.description.count > 60, "\(check.rule.id)")
            #expect(check.rule.examples.allSatisfy { !$0.places.isEmpty }, "\(check.rule.id)")
        }
        #expect(Set(EnvFileChecks.all.map { $0.rule.id }).count == EnvFileChecks.all.count)
        #expect(!EnvFileAudit.rules.contains { $0.id == CommittedEnvFile.rule.id })
    }

    @Test func examplesPass() throws {
        let result = try ExampleRunner(RuleSet(CheckList.rules)).run(EnvFileAudit.rules)
        #expect(result.failures.isEmpty, "\(result.failures.map(\.description).joined(separator: "\n"))")
        #expect(result.count >= 6 * EnvFileChecks.all.count)
    }

    @Test(arguments: [".env", "a/.env.example", "prod.env", "compose.yaml", "x/docker-compose.prod.yml"])
    func named(path: String) { #expect(EnvFileAudit.isNamed(path)) }

    @Test(arguments: ["", "env.ts", "Dockerfile", "README.md", "environment.yaml", ".envrc"])
    func notNamed(path: String) { #expect(!EnvFileAudit.isNamed(path)) }

    @Test func aFileThatIsNeitherHasNoFindings() {
        var options = CheckOptions()
        options.path = "notes.txt"
        #expect(
            EnvFileAudit.findings(in: Array("POSTGRES_PASSWORD=secret".utf8), options: options) { _ in true }.isEmpty)
    }

    @Test func rulesThatAreOffStaySilent() {
        var options = CheckOptions()
        options.path = ".env"
        let text = Array("POSTGRES_PASSWORD=secret\nAPI_KEY=changeme\n".utf8)
        let all = EnvFileAudit.findings(in: text, options: options) { _ in true }
        let one = EnvFileAudit.findings(in: text, options: options) { $0 == LeftPlaceholder.rule.id }
        #expect(all.map { $0.rule.id.name } == ["default-password", "placeholder"])
        #expect(one.map { $0.rule.id.name } == ["placeholder"])
    }

    /// Every password has its user by one look, however many there are.
    @Test func manyPasswords() {
        var options = CheckOptions()
        options.path = ".env"
        let names = Array("ABCDEFGHIJKLM").flatMap { one in
            Array("ABCDEFGHIJKLM").flatMap { two in
                Array("ABCDEFGHIJKLM").map { "\(one)\(two)\($0)" }
            }
        }
        let text = names.map { "\($0)_USER=plum\($0)\n\($0)_PASSWORD=plum\($0)\n" }.joined()
        let found = EnvFileAudit.findings(in: Array(text.utf8), options: options) { $0 == DefaultPassword.rule.id }
        #expect(found.count == names.count)
        let own = "DB_USER=plumtree\nDB_USER=other\nDB_PASSWORD=plumtree\nPASSWORD=plumtree\nDB_LOGIN=x\n"
        let one = EnvFileAudit.findings(in: Array(own.utf8), options: options) { $0 == DefaultPassword.rule.id }
        #expect(one.map(\.finding.message) == ["DB_PASSWORD is a password that everybody tries first"])
    }

    @Test(arguments: ["G_PASSWORD=\"postgres\n", "F_PASSWORD=postgres;\n", "export G_PASSWORD='postgres\r\n"])
    func valuesThatEndOddly(text: String) {
        var options = CheckOptions()
        options.path = ".env"
        #expect(
            EnvFileAudit.findings(in: Array(text.utf8), options: options) { $0 == DefaultPassword.rule.id }.count == 1)
    }

    /// No message shows a value.
    @Test func messagesShowNoValue() {
        for rule in EnvFileAudit.rules {
            for example in rule.examples {
                var options = CheckOptions()
                options.path = example.path ?? ""
                options.surroundings = example.context.map {
                    Surroundings(
                        files: $0.files.merging([options.path: example.text]) { old, _ in old }, untracked: $0.untracked
                    )
                }
                for setting in EnvLines.settings(in: Array(example.text.utf8)) where setting.value.count > 7 {
                    for found in EnvFileAudit.findings(
                        in: Array(example.text.utf8), options: options, isOn: { _ in true })
                    {
                        #expect(!found.finding.message.contains(setting.value), "\(rule.id)")
                    }
                }
            }
        }
    }

    /// Whatever stands in the file, no check may crash or point outside of it.
    @Test(arguments: EnvFileAudit.rules.map(\.id))
    func cutAnywhere(id: RuleID) throws {
        for rule in EnvFileAudit.rules {
            for example in rule.examples + rule.nonExamples {
                var options = CheckOptions()
                options.path = example.path ?? ""
                options.surroundings = example.context.map { Surroundings(files: $0.files, untracked: $0.untracked) }
                let text = Array(example.text.utf8)
                for end in stride(from: 0, through: text.count, by: 11) {
                    for piece in [Array(text[..<end]), Array(text[end...])] {
                        let found = EnvFileAudit.findings(in: piece, options: options) { $0 == id }
                        #expect(found.allSatisfy { $0.finding.range.upperBound <= piece.count })
                    }
                }
            }
        }
    }
}
