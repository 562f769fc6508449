import Foundation
import Testing

/// What documents say about the command line is what the program understands.
@Suite struct DocumentedCommandsTests {
    /// Written by `make docs` and `make bench`.
    private static let generated: Set = ["docs/rules.md", "docs/performance.md"]

    @Test(arguments: ProjectFile.prose + ProjectFile.configuration + ProjectFile.hooks)
    func everyCallParses(file: String) throws {
        let grammar = try ProgramGrammar.load()
        for call in try DocumentedCalls.inFile(file) {
            #expect(grammar.problem(in: call) == nil, "\(file): secscan \(call.joined(separator: " "))")
        }
    }

    /// The test above proves nothing where it finds no call.
    @Test(arguments: ["README.md", "docs/suppressions.md"] + ProjectFile.configuration + ProjectFile.hooks)
    func showsCalls(file: String) throws {
        #expect(try !DocumentedCalls.inFile(file).isEmpty)
    }

    @Test func readmeShowsEveryScan() throws {
        let shown = Set(try DocumentedCalls.inFile("README.md").compactMap(\.first))
        #expect(shown.isSuperset(of: ["git", "dir", "stdin", "rules", "baseline", "hook"]))
    }

    @Test(arguments: ProjectFile.prose)
    func explainedRulesExist(file: String) throws {
        for call in try DocumentedCalls.inFile(file) where call.starts(with: ["rules", "explain"]) {
            #expect(try BuiltProgram.output(call).status == 0, "\(file): secscan \(call.joined(separator: " "))")
        }
    }

    @Test(arguments: [
        ["gti"], ["git", "--bsae", "main"], ["git", "--base"], ["git", "--format", "yaml"], ["git", "a", "b"],
        ["git", "--quiet=yes"], ["git", "--report", "yaml=x"], ["rules", "show"], ["hook", "install", "post-commit"],
        ["staged", "--base", "main"], ["stdin", "file"],
    ])
    func wrongCallsAreNoticed(call: [String]) throws {
        #expect(try ProgramGrammar.load().problem(in: call) != nil)
        #expect(try BuiltProgram.output(call).status == 2, "the program itself takes it")
    }

    @Test func manPageDescribesEveryOption() throws {
        let lines = try ProjectFile.text("man/secscan.1").split(separator: "\n")
        func options(_ lines: [Substring]) -> Set<String> {
            let names = lines.flatMap { $0.matches(of: #/Fl (Fl )?([a-z][a-z-]*)/#) }
            return Set(names.map { ($0.1 == nil ? "-" : "--") + $0.2 })
        }
        let known = try ProgramGrammar.load().options
        #expect(
            known.subtracting(options(lines.filter { $0.hasPrefix(".It ") })) == [], "the page does not describe these")
        #expect(options(lines).subtracting(known) == [], "the program has no such options")
    }

    @Test(arguments: ProjectFile.prose.filter { !generated.contains($0) })
    func linksLeadSomewhere(file: String) throws {
        let folder = file.contains("/") ? String(file.prefix { $0 != "/" }) + "/" : ""
        for link in try ProjectFile.text(file).matches(of: #/\]\(([^)#\s]+)\)/#).map({ String($0.1) })
        where !link.contains("://") && !Self.generated.contains(folder + link) {
            #expect(ProjectFile.exists(folder + link), "\(file): \(link)")
        }
    }
}
