import Foundation
import Testing

/// The same content gives the same findings, whatever the way to it.
@Suite struct EqualityTests {
    private func repository() async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", Invented.github(600).assigned())
        try await repository.commit("src/b.conf", "# b\n" + Invented.awsKeyID(601).assigned(to: "aws_key"))
        try await repository.commit("src/c.conf", Invented.stripe(602).assigned() + Invented.github(600).assigned())
        try await repository.git("switch", "-q", "-c", "side")
        try await repository.commit("d.conf", Invented.github(603).assigned())
        try await repository.git("switch", "-q", "main")
        for number in 1...10 { try await repository.commit("long.txt", (1...200).map { "\($0 * number)\n" }.joined()) }
        try await repository.git("merge", "-q", "-m", "merge", "side", environment: repository.nextDate())
        return repository
    }

    /// The report without what time changes.
    private func stable(_ output: Output) -> String {
        output.text.split(separator: "\n").filter { !$0.contains("\"seconds\"") }.joined(separator: "\n")
    }

    @Test func `Loose, packed, repacked, with other threads: the same bytes`() async throws {
        let repository = try await repository()
        let loose = try await repository.secscan("git", "--format", "json")
        #expect(loose.status == 1)
        for step in [
            ["gc", "-q"], ["repack", "-q", "-adf", "--window=50", "--depth=2"], ["repack", "-q", "-adF", "--window=0"],
        ] {
            try await repository.git(step)
            let packed = try await repository.secscan("git", "--format", "json")
            #expect(stable(packed) == stable(loose), "\(step)")
        }
        for jobs in ["1", "2", "7"] {
            let output = try await repository.secscan("git", "--format", "json", "--jobs", jobs)
            #expect(stable(output) == stable(loose), "\(jobs) jobs")
        }
    }

    /// Versions of a manifest and of a file of two bytes a character, both packed as deltas.
    @Test func `Encoded values are found by both engines, in every version`() async throws {
        let repository = try await TestRepository()
        let lines = (1...300).map { "line \($0): " + String($0 * 7919, radix: 16) }
        for version in 0..<12 {
            var text = lines
            let token = Invented.github(610 + version / 4)
            let value = Data("token = \(token)\n".utf8).base64EncodedString()
            text.insert(version % 3 == 2 ? "data: none" : "data: \(value)", at: 20 * version)
            text[280] = "a: {\\\"b\\\": \\\"\(version)\\\"}"
            try repository.write("manifest.yaml", text.joined(separator: "\n"))
            let wide = text.joined(separator: "\r\n") + "\r\n" + Invented.github(620 + version / 4).assigned()
            try repository.write(
                "wide.ini", [0xFF, 0xFE] + [UInt8](try #require(wide.data(using: .utf16LittleEndian))))
            try await repository.commit("version \(version)")
        }
        try await repository.git("gc", "-q", "--aggressive")
        let delta = try await repository.scan(status: 1)
        #expect(try await repository.scan("git", "--engine", "whole", status: 1).findings == delta.findings)
        // Of the last four the first one has no manifest's value.
        for version in [0, 4, 9] {
            let finding = try delta.finding(of: Invented.github(610 + version / 4))
            #expect(finding.decodedFrom == ["base64"] && finding.path == "manifest.yaml")
            #expect(finding.line == 20 * version + 1)
            let wide = try delta.finding(of: Invented.github(620 + version / 4))
            #expect(wide.path == "wide.ini" && wide.line == 302 && wide.column == 10)
        }
    }

    @Test func `A clone gives the same findings as its source`() async throws {
        let repository = try await repository()
        let clone = try await repository.clone(to: "../clone")
        #expect(try await clone.scan().findings == repository.scan().findings)
    }

    @Test func `Every command gives a value the same fingerprint`() async throws {
        let repository = try await repository()
        let history = try await repository.scan(status: 1)
        let pairs = { (report: Report) in Set(report.findings.map { "\($0.rule) \($0.fingerprint)" }) }
        #expect(try await pairs(repository.scan("dir", status: 1)) == pairs(history))
        #expect(try await pairs(repository.scan("git", "--branch", "main", status: 1)) == pairs(history))
        try repository.write("e.conf", "\n\n\n" + Invented.github(600).assigned())
        let one = try history.finding(of: Invented.github(600))
        #expect(try await repository.scan("worktree", status: 1).only().fingerprint == one.fingerprint)
        try await repository.git("add", "-A")
        #expect(try await repository.scan("staged", status: 1).only().fingerprint == one.fingerprint)
        let piped = try await repository.secscan(
            "stdin", "--format", "json", input: Array("x: \(Invented.github(600))\r\n".utf8))
        #expect(try piped.report().only().fingerprint == one.fingerprint)
    }

    @Test func `Lines and columns of a folder are those of the history`() async throws {
        let repository = try await repository()
        let history = try await repository.scan(status: 1)
        for finding in try await repository.scan("dir", status: 1).findings {
            let other = try history.finding(of: try #require(finding.secret))
            let places = other.occurrences.map { "\($0.path):\($0.line):\($0.column)" }
            #expect(places.contains("\(finding.path):\(finding.line):\(finding.column)"))
        }
    }

    @Test func `Rebased commits keep their fingerprints`() async throws {
        let repository = try await repository()
        let before = try await repository.scan().findings.map(\.fingerprint)
        try await repository.git("switch", "-q", "--orphan", "again")
        try await repository.git("checkout", "-q", "main", "--", ".")
        try await repository.commit("squashed")
        let after = try await repository.scan("git", "--branch", "again").findings.map(\.fingerprint)
        #expect(Set(after) == Set(before))
    }

    @Test func `A second scan says the same`() async throws {
        let repository = try await repository()
        let first = try await repository.secscan("dir", "--format", "json")
        let second = try await repository.secscan("dir", "--format", "json")
        #expect(stable(first) == stable(second))
    }
}
