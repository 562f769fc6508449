import Foundation
import TestSupport
import Testing

@testable import Checks
@testable import Rules

/// Walks the repository and names what is not where its conventions put it.
@Suite("Layout")
struct LayoutTests {
    private static let sources = RepositoryTree.files(below: "Sources", suffix: ".swift")
    private static let tests = RepositoryTree.files(below: "Tests", suffix: ".swift")
    private static let greatestLength = 400

    private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    @Test("the walk finds the folders")
    func found() {
        for folder in [
            "Sources/Rules/", "Sources/Checks/", "Sources/SecScan/", "Sources/Dockerfile/", "Sources/ShellSyntax/",
            "Sources/Settings/", "Sources/SourceCode/", "Sources/ProxyConfiguration/", "Sources/SecScanCLI/",
            "Sources/BuiltInRules/", "Sources/ProxyGuard/",
        ] {
            #expect(Self.sources.contains { $0.hasPrefix(folder) }, "\(folder)")
        }
    }

    @Test("no Swift file has more than 400 lines")
    func length() throws {
        for path in Self.sources + Self.tests {
            let lines = try RepositoryTree.bytes(path).count { $0 == UInt8(ascii: "\n") }
            #expect(lines <= Self.greatestLength, "\(path) has \(lines) lines")
        }
    }

    @Test("nothing is named Manager, Helper or Utils")
    func names() throws {
        let vague = try Regex(
            #"\b(?:class|struct|enum|actor|protocol|typealias)\s+\w*(?:Manager|Helpers?|Utils?|Utilities|Utility)(?!\w)"#
        )
        for path in Self.sources + Self.tests {
            let file = Self.name(path).dropLast(6)
            for word in ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities"] {
                #expect(!file.hasSuffix(word), "\(path)")
            }
            if let match = try RepositoryTree.text(path).firstMatch(of: vague) {
                Issue.record("\(path): \(match.output[0].substring ?? "")")
            }
        }
    }

    // MARK: Mirrored tests

    /// Source files with logic that need no mirrored test, and why.
    private static let exempt = [
        "Sources/SecScan/Inputs/Input.swift": "one requirement of a protocol; nothing in it runs",
        "Sources/Checks/FileCheck.swift": "requirements of a protocol; nothing in it runs",
        "Sources/Checks/Dockerfile/Audit/DockerfileCheck.swift": "requirements of a protocol; nothing in it runs",
        "Sources/Checks/Compose/Audit/ComposeCheck.swift": "requirements of a protocol; nothing in it runs",
        "Sources/Checks/EnvFile/Audit/EnvFileCheck.swift": "requirements of a protocol; examples run the rest",
        "Sources/Checks/Proxy/Audit/ProxyCheck.swift": "requirements of a protocol; nothing in it runs",
    ]

    /// A file has logic when it declares a function or decides something; stored properties, cases and constants need no test.
    private static func hasLogic(_ text: String) -> Bool {
        let keywords: Set<Substring> = [
            "func", "if", "guard", "switch", "for", "while", "repeat", "subscript", "deinit", "throw", "catch",
        ]
        return text.split(separator: "\n").contains { line in
            guard let words = line.split(separator: "//", omittingEmptySubsequences: false).first?.split(separator: " ")
            else { return false }
            return words.contains { keywords.contains($0) }
        }
    }

    @Test(
        "logic is told from constants",
        arguments: [
            ("struct A { var b: Int }", false), ("enum A { case b, c }", false),
            ("/// what for\nlet a = 1 // if so", false), ("func a() {}", true),
            ("var a: Int { if b { 1 } else { 2 } }", true), ("init() { self.a = 1 }", false),
            ("private static func a()", true),
        ])
    func logic(text: String, expected: Bool) {
        #expect(Self.hasLogic(text) == expected)
    }

    /// Where the test of a source file stands.
    private static func mirror(_ source: String, module: String) -> String {
        source.replacing("Sources/\(module)/", with: "Tests/\(module)Tests/").dropLast(6) + "Tests.swift"
    }

    private static func withoutTest(_ module: String) throws -> [String] {
        try sources.filter { path in
            try path.hasPrefix("Sources/\(module)/") && hasLogic(RepositoryTree.text(path))
                && !RepositoryTree.exists(mirror(path, module: module))
                && exempt[path] == nil && !isTestedByExamples(path)
        }
    }

    /// A check of Dockerfiles, compose files, environment files or proxies' configurations, which carries its examples.
    private static func isTestedByExamples(_ path: String) throws -> Bool {
        try ["Dockerfile", "Compose", "EnvFile", "Proxy"].contains { try isCheck(path, of: $0) }
    }

    private static func isCheck(_ path: String, of kind: String) throws -> Bool {
        try path.hasPrefix("Sources/Checks/\(kind)/")
            && RepositoryTree.text(path).contains("enum \(name(path).dropLast(6)): \(kind)Check {")
    }

    @Test("every check of Dockerfiles is registered, and alone in its file")
    func dockerfileChecks() throws {
        let files = try Self.sources.filter { try Self.isCheck($0, of: "Dockerfile") }
        #expect(Set(files.map { Self.name($0).dropLast(6) }) == Set(DockerfileChecks.all.map { "\($0)"[...] }))
        for path in files { #expect(try RepositoryTree.text(path).matches(of: /: DockerfileCheck \{/).count == 1) }
    }

    @Test("every check of compose files is registered, and alone in its file")
    func composeChecks() throws {
        let files = try Self.sources.filter { try Self.isCheck($0, of: "Compose") }
        #expect(Set(files.map { Self.name($0).dropLast(6) }) == Set(ComposeChecks.all.map { "\($0)"[...] }))
        for path in files { #expect(try RepositoryTree.text(path).matches(of: /: ComposeCheck \{/).count == 1) }
    }

    @Test("every check of environment files is registered, and alone in its file")
    func envFileChecks() throws {
        let files = try Self.sources.filter { try Self.isCheck($0, of: "EnvFile") }
        #expect(Set(files.map { Self.name($0).dropLast(6) }) == Set(EnvFileChecks.all.map { "\($0)"[...] }))
        for path in files { #expect(try RepositoryTree.text(path).matches(of: /: EnvFileCheck \{/).count == 1) }
    }

    @Test("every check of proxies' configurations is registered, and alone in its file")
    func proxyChecks() throws {
        let files = try Self.sources.filter { try Self.isCheck($0, of: "Proxy") }
        #expect(Set(files.map { Self.name($0).dropLast(6) }) == Set(ProxyChecks.all.map { "\($0)"[...] }))
        for path in files { #expect(try RepositoryTree.text(path).matches(of: /: ProxyCheck \{/).count == 1) }
    }

    @Test("every source file of ProxyConfiguration with logic has a mirrored test")
    func mirroredProxyConfiguration() throws {
        #expect(try Self.withoutTest("ProxyConfiguration") == [])
    }

    @Test("every source file of ProxyGuard with logic has a mirrored test")
    func mirroredProxyGuard() throws {
        #expect(try Self.withoutTest("ProxyGuard") == [])
    }

    @Test("every source file of Rules with logic has a mirrored test")
    func mirroredRules() throws {
        #expect(try Self.withoutTest("Rules") == [])
    }

    @Test("every source file of Checks with logic has a mirrored test")
    func mirroredChecks() throws {
        #expect(try Self.withoutTest("Checks") == [])
    }

    @Test("every source file of SecScan with logic has a mirrored test")
    func mirroredSecScan() throws {
        #expect(try Self.withoutTest("SecScan") == [])
    }

    @Test("every source file of ShellSyntax with logic has a mirrored test")
    func mirroredShellSyntax() throws {
        #expect(try Self.withoutTest("ShellSyntax") == [])
    }

    @Test("every source file of Settings with logic has a mirrored test")
    func mirroredSettings() throws {
        #expect(try Self.withoutTest("Settings") == [])
    }

    @Test("every source file of Dockerfile with logic has a mirrored test")
    func mirroredDockerfile() throws {
        #expect(try Self.withoutTest("Dockerfile") == [])
    }

    @Test("every source file of SourceCode with logic has a mirrored test")
    func mirroredSourceCode() throws {
        #expect(try Self.withoutTest("SourceCode") == [])
    }

    private static let mirrored = [
        "Rules", "Checks", "SecScan", "Dockerfile", "ShellSyntax", "Settings", "SourceCode", "ProxyConfiguration",
    ]

    @Test("every mirrored test has its source")
    func orphans() throws {
        for module in Self.mirrored {
            let known = Set(
                Self.sources.filter { $0.hasPrefix("Sources/\(module)/") }.map { Self.name($0).dropLast(6) })
            let folders = Set(
                Self.sources.filter { $0.hasPrefix("Sources/\(module)/") }.map {
                    String($0.dropFirst(9 + module.count).split(separator: "/")[0])
                })
            for path in Self.tests where path.hasPrefix("Tests/\(module)Tests/") && path.hasSuffix("Tests.swift") {
                let parts = path.split(separator: "/").dropFirst(2)
                // Tests of a property that several files share stand beside them, under a name of their own.
                guard parts.count > 1, folders.contains(String(parts[2])), !Self.shared.contains(path) else { continue }
                #expect(known.contains(Self.name(path).dropLast(11)), "\(path) mirrors no source file")
            }
        }
        for path in Self.shared { #expect(RepositoryTree.exists(path), "\(path) is listed and does not exist") }
    }

    /// Tests of what several source files do together.
    private static let shared: Set<String> = [
        "Tests/RulesTests/Matching/OverlapTests.swift", "Tests/RulesTests/Matching/WindowContractTests.swift",
        "Tests/SecScanTests/Reports/ReportWriterTests.swift", "Tests/SecScanTests/Hooks/HookFilesTests.swift",
        "Tests/SecScanTests/Packs/PackFuzzTests.swift", "Tests/ChecksTests/Proxy/ProxyMistakesTests.swift",
    ]

    @Test("an exemption is still needed")
    func exemptions() throws {
        for (path, reason) in Self.exempt {
            #expect(!reason.isEmpty)
            #expect(RepositoryTree.exists(path), "\(path) is exempt and does not exist")
            guard RepositoryTree.exists(path) else { continue }
            #expect(try Self.hasLogic(RepositoryTree.text(path)), "\(path) is exempt and has no logic")
            for module in Self.mirrored
            where path.hasPrefix("Sources/\(module)/") {
                #expect(!RepositoryTree.exists(Self.mirror(path, module: module)), "\(path) is exempt and has a test")
            }
        }
    }

    // MARK: Registrations

    @Test("every structural check is registered in CheckList")
    func checks() throws {
        let registered = Set(CheckList.pathChecks.map { String(describing: $0) })
        let list = try RepositoryTree.text("Sources/Checks/CheckList.swift")
        for path in Self.sources
        where try path.hasPrefix("Sources/Checks/") && Self.name(path) != "CheckList.swift"
            && !Self.isTestedByExamples(path)
        {
            let text = try RepositoryTree.text(path)
            guard text.contains(/(?:enum|struct)\s+\w+\s*:[^{]*\b\w*Check\b/) else { continue }
            let name = String(Self.name(path).dropLast(6))
            #expect(registered.contains(name) || list.contains("\(name).self"), "\(path) is not registered")
        }
        #expect(!registered.isEmpty)
    }

    @Test("every report format has a writer in a file of its own")
    func reportFormats() throws {
        let text = try RepositoryTree.text("Sources/SecScan/Reports/ReportFormat.swift")
        let cases = text.matches(of: /case ((?:\w+, )*\w+)\n/).flatMap { $0.output.1.split(separator: ", ") }
        #expect(cases.count >= 10)
        for name in cases {
            let writer = try #require(
                text.firstMatch(of: try Regex(#"case \.\#(name): (\w+)\("#))?.output[1].substring,
                "\(name) has no writer")
            #expect(
                RepositoryTree.exists("Sources/SecScan/Reports/\(writer).swift"),
                "\(name): \(writer).swift does not exist")
        }
    }

    @Test("every command is in the program's list")
    func commands() throws {
        let list = try RepositoryTree.text("Sources/SecScanCLI/SecScanCommand.swift")
        let registered = try #require(list.firstMatch(of: /of: \[([^\]]*)\]/)?.output.1)
        let files = Self.sources.filter { $0.hasPrefix("Sources/SecScanCLI/Commands/") }
        #expect(!files.isEmpty)
        for path in files where try RepositoryTree.text(path).contains(/struct \w+: (?:Async)?ParsableCommand/) {
            #expect(registered.contains("\(Self.name(path).dropLast(6)).self"), "\(path) is not in SecScanCommand")
        }
        for name in registered.matches(of: /(\w+)\.self/) {
            #expect(
                RepositoryTree.exists("Sources/SecScanCLI/Commands/\(name.output.1).swift"),
                "\(name.output.1) has no file of its own")
        }
    }

    @Test("nothing that the scanner loads imports the full Foundation")
    func imports() throws {
        let full =
            /(?m)^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:public |internal |package |private |fileprivate )?import (?:\w+ )?(Foundation|FoundationNetworking|FoundationXML|Yams)(?!\w)/
        for path in Self.sources
        where [
            "Rules", "Checks", "SecScan", "SecScanCLI", "BuiltInRules", "Dockerfile", "ShellSyntax", "Settings",
            "SourceCode", "YAML", "ProxyConfiguration",
        ]
        .contains(
            String(path.split(separator: "/")[1]))
        {
            if let match = try RepositoryTree.text(path).firstMatch(of: full) {
                Issue.record("\(path) imports \(match.output.1)")
            }
        }
        #expect("public import Foundation\n".contains(full))
        #expect("@preconcurrency import class Foundation.Thread\n".contains(full))
        #expect("import Foundation".contains(full))
        #expect(!"internal import FoundationEssentials\n".contains(full))
    }

    @Test("every rule of every rule file has examples of both kinds")
    func ruleFiles() throws {
        for path in RepositoryTree.files(below: "rules", suffix: ".toml") {
            for rule in try RuleFileParser.parse(RepositoryTree.text(path), file: path) {
                #expect(rule.examples.count >= 3 && rule.nonExamples.count >= 3, "\(path): \(rule.id)")
            }
        }
    }

    @Test("documents that sources point to exist")
    func documents() throws {
        var missing: Set<String> = []
        for path in Self.sources {
            for match in try RepositoryTree.text(path).matches(of: /docs\/[a-z-]+\.md/)
            where !RepositoryTree.exists(String(match.output)) {
                missing.insert("\(match.output), named in \(path)")
            }
        }
        #expect(missing.sorted() == [])
    }
}
