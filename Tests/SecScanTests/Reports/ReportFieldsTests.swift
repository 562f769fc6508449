import Rules
import Testing

@testable import SecScan

@Suite struct ReportFieldsTests {
    private func found(_ finding: Finding, showsSecrets: Bool = false) -> String {
        JSONText.encoded(ReportFields.Found(finding, ReportOptions(showsSecrets: showsSecrets)), pretty: false)
    }

    /// Every field is there, null where it has no value.
    @Test func aFindingOutsideAHistory() {
        let finding = SampleReport.finding(Token.rule(), "a.txt", 3, 5, Token.first, "k = ", "")
        #expect(
            found(finding) == """
                {"author":null,"column":5,"commit":null,"confidence":"high","date":null,"decodedFrom":[],"endColumn":16,\
                "endLine":3,"fingerprint":"\(finding.fingerprint)","inHead":null,"lastCommit":null,"lastDate":null,"line":3,\
                "message":"Sample token found.","occurrences":[{"column":5,"commit":null,"line":3,"path":"a.txt"}],\
                "path":"a.txt","remediation":"Revoke it.","rule":"sample/token","secret":"***(12 bytes)",\
                "severity":"high"}
                """)
    }

    @Test func aFindingOfAHistory() {
        var finding = SampleReport.finding(
            Token.rule(confidence: .low), "a.txt", 3, 5, Token.first, "", "", severity: .info,
            commit: Commit(id: "c0ffee", author: "Ada <a@example.com>", time: 86_400), inHead: false,
            decoded: ["base64"])
        finding.occurrences.append(Occurrence(place: Place(path: "b", line: 9, column: 2)))
        let text = found(finding, showsSecrets: true)
        for part in [
            #""author":"Ada <a@example.com>""#, #""commit":"c0ffee","confidence":"low""#,
            #""date":"1970-01-02T00:00:00Z","decodedFrom":["base64"]"#, #""inHead":false"#,
            #"[{"column":5,"commit":"c0ffee","line":3,"path":"a.txt"},{"column":2,"commit":null,"line":9,"path":"b"}]"#,
            #""secret":"\#(Token.first)","severity":"info""#,
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func aFindingAboutAFile() {
        var finding = SampleReport.finding(Token.rule(), ".env", 1, 1, Token.first, "", "")
        finding.secret = nil
        #expect(found(finding).contains(#""secret":null"#))
        #expect(found(finding, showsSecrets: true).contains(#""secret":null"#))
    }

    @Test(
        arguments: [(1.2345, "1.235"), (0.0004, "0"), (12, "12"), (.infinity, "0"), (.nan, "0")] as [(Double, String)])
    func figures(seconds: Double, expected: String) {
        var statistics = Statistics()
        (statistics.commits, statistics.blobs, statistics.files) = (1, 2, 5)
        (statistics.bytes, statistics.bytesScanned, statistics.seconds) = (3, 4, seconds)
        let text = JSONText.encoded(ReportFields.Stats(statistics), pretty: false)
        #expect(text == #"{"blobs":2,"bytes":3,"bytesScanned":4,"commits":1,"files":5,"seconds":\#(expected)}"#)
    }

    @Test func theOthers() {
        func text(_ value: some Encodable) -> String { JSONText.encoded(value, pretty: false) }
        #expect(
            text(ReportFields.Fired(Token.rule(severity: .low, aliases: ["tool:b", "tool:a"])))
                == #"{"aliases":["tool:b","tool:a"],"id":"sample/token","name":"Sample token","severity":"low"}"#)
        #expect(
            text(ReportFields.Remark(Note(.ignoredSetting, "t"))) == #"{"kind":"ignored-setting","text":"t"}"#)
        #expect(text(ReportFields.Skipped(NotScanned(what: "w", reason: "r"))) == #"{"reason":"r","what":"w"}"#)
        #expect(text(ReportFields.Tool(version: "9.9.9")) == #"{"name":"secscan","version":"9.9.9"}"#)
    }
}
