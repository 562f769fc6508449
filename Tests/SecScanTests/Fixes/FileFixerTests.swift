import Foundation
import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct FileFixerTests {
    private static func fixer() throws -> FileFixer {
        let fixing = Fixing(
            includesUnsafe: false, policy: Policy(), nearest: NearestSettings(nil), baseline: Baseline(),
            honoursInline: true, severity: .info, confidence: .low)
        let context = ScanContext(rules: try RuleSet(CheckList.rules).silencing(\.isOptIn), jobs: 1, fixing: fixing)
        return try #require(FileFixer(context))
    }

    @Test func `What is reported is what remains`() throws {
        let source = Array("FROM debian:12\nENV A b\nRUN sudo a\nUSER 1\n".utf8)
        let outcome = try Self.fixer().scan(source, path: "Dockerfile", file: nil)
        #expect(outcome.sightings.map { "\($0.rule.id)" } == ["docker/sudo"])
        #expect(outcome.fixedFiles.map(\.isStandardInput) == [true] && outcome.statistics.files == 1)
    }

    @Test func `An allow comment keeps its line`() throws {
        let source = Array("FROM debian:12\n# secscan:allow[docker/legacy-key-value] old\nENV A b\nENV C d\n".utf8)
        let outcome = try Self.fixer().scan(source, path: "Dockerfile", file: nil)
        let text = String(decoding: try #require(outcome.fixedFiles.first).new, as: UTF8.self)
        #expect(text.hasSuffix("ENV A b\nENV C=d\n"))
    }

    @Test func `A link is not followed, a name loses its dot`() throws {
        let folder = try TestFolder()
        try folder.write("Dockerfile", "FROM debian:12\nENV A b\n")
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "Dockerfile")
        let fixer = try Self.fixer()
        func scan(_ name: String) -> InputOutcome {
            fixer.scan(
                TreeWalker.Item(
                    file: Array(folder.path(name).utf8), kind: .file, path: name, surroundings: Surroundings(files: [:])
                ))
        }
        #expect(scan("link").fixedFiles.isEmpty && scan("link").notScanned.map(\.what) == ["link"])
        #expect(scan("none").notScanned.count == 1)
        #expect(scan("Dockerfile").fixedFiles.map(\.path) == [folder.path("Dockerfile")])
    }

    @Test func `Without fixes there is no fixer`() throws {
        #expect(FileFixer(ScanContext(rules: try RuleSet(CheckList.rules), jobs: 1)) == nil)
    }
}
