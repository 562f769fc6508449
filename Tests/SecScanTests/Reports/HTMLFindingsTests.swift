import Rules
import Testing

@testable import SecScan

@Suite struct HTMLFindingsTests {
    private func text(_ findings: Finding..., rules: [Rule] = [Token.rule()], showsSecrets: Bool = false) -> String {
        HTMLFindings(findings: findings, rules: rules, options: ReportOptions(showsSecrets: showsSecrets)).text
    }

    private func finding(_ path: String = "a.txt", rule: Rule = Token.rule()) -> Finding {
        SampleReport.finding(rule, path, 3, 5, Token.first, "k = \"<", ">\"")
    }

    @Test func noneIsNothing() { #expect(text() == "") }

    @Test func hostilePathsStayText() {
        let path = "d \" onclick=\"/<b>\u{202E}/x'\n.env"
        let escaped = ["d &quot; onclick=&quot;/&lt;b&gt;\\u{202e}/", "x&#39;\\n.env"]
        let text = text(finding(path))
        #expect(text.contains(" data-path=\"\(escaped.joined())\" data-line=\"3\">"))
        #expect(
            text.contains(
                "<span class=\"dir\">\(escaped[0])</span><span class=\"file\">\(escaped[1])</span>"
                    + "<span class=\"ln\">:3:5</span>"))
        #expect(text.contains("<ol class=\"places\"><li>\(escaped.joined()):3:5</li></ol>"))
        #expect(!text.contains("<b>") && !text.contains("\u{202E}") && !text.contains("onclick=\""))
        let elements = text.replacing(" hidden>", with: ">").replacing(#/<input [^>]*>/#, with: "")
        #expect(XMLShape.problem(in: elements) == nil)
    }

    @Test func placesThatAreNoFiles() {
        let text = text(finding("git:commit-message"))
        #expect(text.contains("<span class=\"pseudo\">commit message</span><span class=\"ln\">:3:5</span>"))
        #expect(text.contains("<li>commit message:3:5</li>"))
    }

    @Test func secretsAreMaskedUnlessAskedFor() {
        let line = "<span class=\"no\">3</span><code>k = &quot;&lt;<mark>"
        #expect(text(finding()).contains("\(line)***(12 bytes)</mark>&gt;&quot;</code>"))
        #expect(!text(finding()).contains(Token.first))
        #expect(text(finding(), showsSecrets: true).contains("\(line)\(Token.first)</mark>&gt;&quot;</code>"))
        var other = finding()
        other.excerpt = nil
        #expect(text(other).contains("<pre tabindex=\"0\"><code><mark>***(12 bytes)</mark></code></pre>"))
        other.secret = nil
        #expect(!text(other).contains("<pre"))
    }

    @Test func rowsPointAtTheirRules() {
        let rules = [Token.rule("a/x"), Token.rule("b/y")]
        let text = text(finding(rule: rules[1]), finding(rule: rules[0]), rules: rules)
        let fixes = text.matches(of: #/data-fix="(\d+)">.*?href="#fix(\d+)"/#).map { [$0.output.1, $0.output.2] }
        #expect(fixes == [["1", "1"], ["0", "0"]])
        let controls = text.matches(of: #/aria-controls="(d\d)"|<tr role="row" class="detail" id="(d\d)"/#)
        #expect(controls.map { $0.output.1 ?? $0.output.2 } == ["d0", "d0", "d1", "d1"])
        #expect(text.contains("<option value=\"a/x\">Sample token</option><option value=\"b/y\">Sample token</option>"))
    }

    @Test func withoutAHistoryThereIsNoDate() {
        let text = text(finding())
        let none = "<span class=\"none\">–</span>"
        #expect(text.contains("class=\"c-date\">\(none)</td><td role=\"cell\" class=\"c-head\">\(none)</td>"))
        #expect(text.contains(" data-head=\"\" data-date=\"0\" data-places=\"1\""))
        #expect(!text.contains("<dt>Commit</dt>") && !text.contains("<dt>Reach</dt>"))
    }

    @Test(arguments: [
        (true, "yes", "<span class=\"pill in\">in HEAD</span>"), (false, "no", "<span class=\"pill\">removed</span>"),
    ])
    func whatTheHistorySays(inHead: Bool, data: String, pill: String) {
        var finding = finding()
        finding.commit = SampleReport.hostileCommit
        finding.inHead = inHead
        finding.decodedFrom = ["base64", "percent"]
        let text = text(finding)
        #expect(text.contains(" data-head=\"\(data)\" data-date=\"1741079000\""))
        #expect(text.contains("class=\"c-head\">\(pill)"))
        for fact in [
            "<dt>Commit</dt><dd><code>\(SampleReport.hostileCommit.id)</code></dd>",
            "<dt>Author</dt><dd>=cmd|&#39; /C calc&#39;!A0 \\u{1b}[2J&lt;b&gt;Mallory&lt;/b&gt; &lt;m@example.com&gt;</dd>",
            "<dt>Date</dt><dd>2025-03-04 09:03 UTC</dd>", "<dt>Reach</dt><dd>No branch or tag reaches this commit</dd>",
            "<dt>Decoded from</dt><dd>base64, then percent</dd>",
        ] {
            #expect(text.contains(fact), "\(fact)")
        }
    }

    @Test(arguments: [(1, " one"), (200, ""), (201, "")])
    func placesBeyondTheTwoHundredth(count: Int, mark: String) {
        var finding = finding()
        finding.occurrences = (0..<count).map { Occurrence(place: Place(path: "p\($0)"), commit: SampleReport.old) }
        let text = text(finding)
        #expect(text.contains("class=\"c-places\(mark)\">\(count)</td>"))
        #expect(text.contains("<li>p0:1:1 <span class=\"sha\">3f0c9d2b7a</span></li>"))
        #expect(text.split(separator: "<li>").count == min(count, 200) + 1)
        #expect(text.contains("<p>and 1 more</p>") == (count == 201))
    }

    @Test func confidencesFromTheSurest() {
        let expected = """
            <option value="certain">Certain</option><option value="high">High or more</option>\
            <option value="medium">Medium or more</option><option value="low">Low or more</option></select>
            """
        #expect(text(finding()).contains(expected))
    }
}
