import BuiltInRules
import TestSupport
import Testing

@testable import Checks
@testable import Rules

/// "The repository stays quiet": its own files, full of rules, examples and tests, hold no finding.
@Suite("Self scan")
struct SelfScanTests {
    /// Medium and surer is what stops a commit by default.
    private static let threshold = Confidence.medium

    private static let files = ["rules", "docs", "Tests", "Sources", "Plugins", "hooks", "Benchmarks", "Fuzzing"]
        .flatMap {
            RepositoryTree.files(below: $0)
        }

    @Test("there is something to scan")
    func notEmpty() {
        #expect(Self.files.count > 100)
        for folder in ["rules/", "docs/", "Tests/", "Sources/"] {
            #expect(Self.files.contains { $0.hasPrefix(folder) })
        }
    }

    @Test("no file of the repository holds a finding")
    func quiet() throws {
        let set = try BuiltInRules.load()
        let worker = Detector(rules: set).makeWorker()
        var found: [String] = []
        for path in Self.files {
            let bytes = try RepositoryTree.bytes(path)
            let detection = worker.detect(in: bytes)
            #expect(detection.shortfalls == [], "\(path)")
            for candidate in detection.candidates where candidate.confidence >= Self.threshold {
                let rule = set.rules[candidate.rule]
                guard rule.applies(to: path) else { continue }
                let line = bytes[..<candidate.secret.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
                found.append("\(path):\(line): \(rule.id), \(candidate.confidence)")
            }
        }
        #expect(found == [])
    }

    @Test("no tracked name is an environment file")
    func names() {
        for path in Self.files {
            for check in CheckList.pathChecks {
                let fires = check.fires(onTracked: Array(path.utf8))
                #expect(!fires, "\(path): \(check.rule.id)")
            }
        }
    }

    /// So that the silence above is not that of a detector that finds nothing.
    @Test("with the separators removed, the rule files are full of findings")
    func notMute() throws {
        let worker = Detector(rules: try BuiltInRules.load()).makeWorker()
        for path in RepositoryTree.files(below: "rules", suffix: ".toml") {
            let text = RuleExample.joined(try RepositoryTree.text(path))
            // Rules about code and configuration have no values.
            guard text.contains("\npattern = ") else { continue }
            #expect(!worker.detect(in: Array(text.utf8)).candidates.isEmpty, "\(path)")
        }
    }
}
