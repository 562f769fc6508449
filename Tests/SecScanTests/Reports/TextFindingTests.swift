import Rules
import Testing

@testable import SecScan

@Suite struct TextFindingTests {
    private func lines(_ finding: Finding, showsSecrets: Bool = false, usesColour: Bool = false) -> [String] {
        TextFinding(
            finding: finding, options: ReportOptions(showsSecrets: showsSecrets),
            style: TerminalStyle(isOn: usesColour)
        ).lines
    }

    private func finding(
        rule: Rule = Token.rule(), secret: String = Token.first, before: String = "k = ", after: String = ";",
        commit: Commit? = nil, inHead: Bool? = nil
    ) -> Finding {
        SampleReport.finding(rule, "a.txt", 3, 5, secret, before, after, commit: commit, inHead: inHead)
    }

    @Test func whole() {
        var finding = finding(before: "    k = ", commit: SampleReport.old, inHead: false)
        finding.decodedFrom = ["base64", "percent"]
        #expect(
            lines(finding) == [
                "  high      Sample token [sample/token]  3:5",
                "      k = ***(12 bytes);",
                "          ^^^^^^^^^^^^^",
                "      commit 3f0c9d2b7a  2024-03-04  Ada Example <ada@example.com>",
                "      removed from HEAD, still in history",
                "      decoded from base64, then percent",
            ])
    }

    /// Eighty columns have room for 48 of the name.
    @Test(arguments: [("N", 48, true), ("N", 49, false), ("前", 24, true), ("前", 25, false)])
    func headingsThatDoNotFitTakeTwoLines(letter: String, count: Int, fits: Bool) {
        var rule = Token.rule()
        rule.name = String(repeating: letter, count: count)
        let heading = lines(finding(rule: rule))[0]
        #expect(heading == "  high      \(rule.name)\(fits ? " " : "\n      ")[sample/token]  3:5")
    }

    @Test func namesWithoutEndAreClipped() {
        var rule = Token.rule()
        rule.name = String(repeating: "N", count: 90)
        let name = String(repeating: "N", count: 65) + "..."
        #expect(lines(finding(rule: rule))[0] == "  high      \(name)\n      [sample/token]  3:5")
    }

    @Test func longLinesAreClippedAroundTheSecret() {
        let finding = finding(before: String(repeating: "a", count: 100), after: String(repeating: "b", count: 100))
        let (before, after) = (String(repeating: "a", count: 42), String(repeating: "b", count: 13))
        #expect(lines(finding)[1] == "      ...\(before)***(12 bytes)\(after)...")
        #expect(lines(finding)[2] == String(repeating: " ", count: 51) + String(repeating: "^", count: 13))
        // Wide characters: 21 of them are as wide as 42 others.
        let wide = self.finding(before: String(repeating: "前", count: 100), after: "")
        #expect(lines(wide)[1] == "      ...\(String(repeating: "前", count: 21))***(12 bytes)")
        #expect(lines(wide)[2] == lines(finding)[2])
    }

    @Test func secretsAreShownWholeOnRequestAndHarmless() {
        #expect(lines(finding(), showsSecrets: true)[1...] == ["      k = \(Token.first);", "          ^^^^^^^^^^^^"])
        let hostile = finding(secret: "\u{1B}[2J" + Token.first, after: "\u{202E}")
        #expect(lines(hostile, showsSecrets: true)[1] == "      k = \\u{1b}[2J\(Token.first)\\u{202e}")
        let long = finding(secret: String(repeating: "s", count: 200))
        #expect(lines(long, showsSecrets: true)[1] == "      k = \(String(repeating: "s", count: 200))")
    }

    @Test func withoutALineTheMessage() {
        var finding = finding()
        finding.excerpt = nil
        finding.message = "evil\u{1B}[2J " + String(repeating: "word ", count: 20)
        #expect(
            lines(finding)[1...] == [
                "      evil\\u{1b}[2J" + String(repeating: " word", count: 12),
                "      word" + String(repeating: " word", count: 7),
            ])
    }

    @Test func commits() {
        let lines = lines(finding(commit: SampleReport.hostileCommit, inHead: true))
        #expect(
            lines[3...] == [
                "      commit b7e151628a  2025-03-04  =cmd|' /C calc'!A0 \\u{1b}[2J<b>Mallory</...",
                "      still in HEAD",
                "      in an object that no branch or tag reaches",
            ])
        #expect(self.lines(finding(commit: SampleReport.old)).count == 4)
        #expect(self.lines(finding()).count == 3)
    }

    @Test(
        arguments: [
            (0, []), (1, ["also p1:1:1"]), (3, ["also p1:1:1", "also p2:1:1", "also p3:1:1"]),
            (4, ["also p1:1:1", "also p2:1:1", "and 2 more places"]),
        ] as [(Int, [String])])
    func furtherPlaces(count: Int, expected: [String]) {
        var finding = finding()
        finding.occurrences += (0..<count).map { Occurrence(place: Place(path: "p\($0 + 1)")) }
        #expect(lines(finding)[3...] == expected.map { "      " + $0 }[...])
    }

    @Test func longPathsKeepTheirEnds() {
        var finding = finding()
        let place = Place(path: String(repeating: "前/", count: 60) + "\u{202E}x", line: 12, column: 345)
        finding.occurrences.append(Occurrence(place: place, commit: SampleReport.old))
        let line = lines(finding)[3]
        #expect(line.hasPrefix("      also ..."))
        #expect(line.hasSuffix("前/\\u{202e}x:12:345 (3f0c9d2b7a)"))
        #expect((78...80).contains(VisibleText.width(line)))
    }

    @Test func coloursOfTheParts() {
        let lines = lines(finding(commit: SampleReport.old), usesColour: true)
        #expect(lines[0] == "  \u{1B}[31mhigh\u{1B}[0m      Sample token \u{1B}[2m[sample/token]\u{1B}[0m  3:5")
        #expect(lines[1] == "      k = \u{1B}[31m***(12 bytes)\u{1B}[0m;")
        #expect(lines[3].hasPrefix("      \u{1B}[2mcommit 3f0c9d2b7a  ") && lines[3].hasSuffix("\u{1B}[0m"))
    }
}
