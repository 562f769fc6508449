import FoundationEssentials
import Rules
import Testing

@testable import SecScan

@Suite struct HTMLReportTests {
    private func text(_ report: ScanReport, showsSecrets: Bool = false) -> String {
        HTMLReport(finishedAt: 0).write(report, options: ReportOptions(showsSecrets: showsSecrets))
    }

    /// The page without its own style and script.
    private func markup(_ report: ScanReport) -> String {
        text(report).replacing(HTMLStyle.text, with: "").replacing(HTMLScript.text, with: "")
    }

    @Test func thePolicyAllowsOwnStyleAndScriptOnly() throws {
        let text = text(try SampleReport.full())
        for part in [HTMLStyle.text, HTMLScript.text] {
            let hash = Data(SHA256.hash(part.utf8)).base64EncodedString()
            #expect(HTMLReport.policy.contains("'sha256-\(hash)'"))
            #expect(text.contains(">\(part)</"), "what is hashed is exactly what the element holds")
        }
        #expect(HTMLReport.policy.hasPrefix("default-src 'none'"))
        #expect(!HTMLReport.policy.contains("unsafe"))
    }

    @Test func nothingIsLoadedAndNothingRunsInline() throws {
        let markup = markup(try SampleReport.full())
        for forbidden in [
            " src=\"", " style=", " onclick=", " onload=", " onerror=", "<iframe", "<link", "<object", "url(",
        ] {
            #expect(!markup.contains(forbidden), "\(forbidden)")
        }
        #expect(markup.split(separator: "<script").count == 2)
        #expect(markup.split(separator: "</script>").count == 2)
    }

    @Test func hostileTextStaysText() throws {
        let markup = markup(try SampleReport.full())
        #expect(markup.contains("&lt;/script&gt;&lt;img src=x&gt;"))
        #expect(markup.contains("&lt;b&gt;Mallory&lt;/b&gt;"))
        #expect(!markup.contains("<img"))
        #expect(!markup.contains("<b>"))
        #expect(!markup.contains("\u{202E}"))
    }

    @Test func linksLeadToTheWebOnly() {
        #expect(HTMLText.link("javascript:alert(1)") == "javascript:alert(1)")
        #expect(HTMLText.link("https://a.example/?a&\"b").contains("href=\"https://a.example/?a&amp;&quot;b\""))
    }

    @Test func gapsStandBeforeTheFigures() throws {
        let markup = markup(try SampleReport.full())
        let gaps = try #require(markup.firstRange(of: "object is absent: partial clone"))
        let figures = try #require(markup.firstRange(of: "class=\"figures\""))
        #expect(gaps.lowerBound < figures.lowerBound)
        #expect(!self.markup(SampleReport.clean()).contains("class=\"gaps\""))
    }

    @Test func elementsNest() throws {
        for report in [try SampleReport.full(), SampleReport.clean(), SampleReport.incomplete()] {
            var markup = markup(report).replacing("<!doctype html>", with: "")
            // The elements without end, and the one attribute without a value.
            for (name, replacement) in [("<meta ", "<meta/><x "), ("<input ", "<input/><x ")] {
                markup = markup.replacing(name, with: replacement)
            }
            let open = markup.split(separator: "<x ").count - 1
            let voids = markup.replacing(#/<x [^>]*>/#, with: "").replacing(" hidden>", with: ">")
                .replacing(" disabled>", with: ">")
            #expect(open > 0)
            #expect(XMLShape.problem(in: voids) == nil)
        }
    }

    @Test func showsThatItShowsSecrets() throws {
        #expect(text(try SampleReport.full(), showsSecrets: true).contains("This page shows secrets."))
        #expect(text(try SampleReport.full()).contains("Secrets are masked."))
    }

    @Test func thousandsOfPlacesAreCutShort() throws {
        var report = try SampleReport.full()
        report.findings[1].occurrences = (0..<5000).map { Occurrence(place: Place(path: "p\($0)")) }
        #expect(text(report).contains("and 4,800 more"))
    }
}
