import Rules
import Testing

@testable import SecScan

@Suite struct HTMLRulesTests {
    @Test func noneIsNothing() { #expect(HTMLRules(rules: []).text == "") }

    @Test func eachWithItsNumber() throws {
        let first = try SampleReport.rule("a/one", "One", .low, description: "What one is.")
        let second = try SampleReport.rule(
            "b/two", "Two", .low, description: "What two is.",
            references: ["https://a.example/x", "the handbook, page 3"])
        let text = HTMLRules(rules: [first, second]).text
        let one = """
            <article id="fix0">
            <h3>One <code>a/one</code></h3>
            <p>What one is.</p>
            <div class="remedy"><p>Mend it.</p></div>
            </article>
            """
        let two = """
            <article id="fix1">
            <h3>Two <code>b/two</code></h3>
            <p>What two is.</p>
            <div class="remedy"><p>Mend it.</p><ul class="links"><li>\(HTMLText.link("https://a.example/x"))</li>\
            <li>the handbook, page 3</li></ul></div>
            </article>
            """
        #expect(text.hasSuffix("\(one)\n\(two)\n</section>\n"))
        #expect(text.split(separator: "<article").count == 3)
        #expect(XMLShape.problem(in: text) == nil)
    }

    /// Rules may come from a file that somebody else wrote.
    @Test func hostileRulesStayText() throws {
        let hostile = "<script>\u{202E}\"'"
        let escaped = "&lt;script&gt;\\u{202e}&quot;&#39;"
        var rule = try SampleReport.rule("a/one", hostile, .low, description: "d \(hostile)")
        rule.remediation = "r \(hostile)"
        rule.references = ["javascript:\(hostile)"]
        let text = HTMLRules(rules: [rule]).text
        for part in ["<h3>\(escaped) ", "<p>d \(escaped)</p>", "<p>r \(escaped)</p>", "<li>javascript:\(escaped)</li>"]
        {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("<script") && !text.contains("\u{202E}") && !text.contains("href"))
    }
}

extension SampleReport {
    fileprivate static func rule(
        _ id: String, _ name: String, _ severity: Severity, description: String, references: [String] = []
    ) throws -> Rule {
        try rule(id, name, severity, description: description, remediation: "Mend it.", references: references)
    }
}
