internal import ArgumentParser
internal import BuiltInRules
internal import Checks
internal import Rules
internal import SecScan

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, explain and test the rules.", subcommands: [List.self, Explain.self, Test.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One line a rule.")

        @Option(help: ArgumentHelp("A folder with rule files of your own.", valueName: "dir"))
        var rules: [String] = []

        @Flag(help: "As JSON.")
        var json = false

        @Flag(help: "As the Markdown of docs/rules.md.")
        var markdown = false

        func run() throws {
            var set = markdown ? try BuiltInRules.loadWithExamples() : try BuiltInRules.load()
            for folder in rules { set = try set.merging(try RuleFolder.load(folder)) }
            try Terminal.write(
                json ? RuleListing.json(set) : markdown ? RuleListing.markdown(set) : RuleListing.text(set))
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What a rule finds, why it matters, and what to do.")

        @Argument(help: "The rule's id, or another tool's name of it.")
        var id: String

        func run() throws {
            let set = try BuiltInRules.loadWithExamples()
            let rules = set.rules(named: id)
            guard !rules.isEmpty else {
                throw ScanError(.usage, "no rule is called '\(id)'; 'secscan rules list' shows them all")
            }
            try Terminal.write(rules.map(RuleListing.explanation).joined(separator: "\n"))
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run the examples of the built-in rules, or of the rules in these files.")

        @Argument(help: "Rule files.")
        var files: [String] = []

        func run() throws {
            var set = try BuiltInRules.loadWithExamples()
            var tested = Array(set.rules)
            if !files.isEmpty {
                let own = try files.flatMap { try RuleFolder.load(file: $0) }
                set = try set.merging(own)
                tested = own
            }
            let (count, failures) = try ExampleRunner(set).run(tested)
            for failure in failures { try Terminal.write("\(failure)\n") }
            try Terminal.write("\(tested.count) rules, \(count) examples, \(failures.count) failures\n")
            if !failures.isEmpty { throw ExitCode(ExitStatus.findings) }
        }
    }
}
