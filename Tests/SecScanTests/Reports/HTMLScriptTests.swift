import Rules
import Testing

@testable import SecScan

/// The script runs in a browser; here stands what it takes for granted of the page.
@Suite struct HTMLScriptTests {
    @Test func elementsThatItLooksForAreThere() throws {
        let identifiers = SamplePage.names(#/byID\("(\w+)"\)/#, in: HTMLScript.text)
        #expect(identifiers.isSuperset(of: ["table", "theme", "filters", "search", "count"]))
        #expect(identifiers.subtracting(SamplePage.names(#/ id="(\w+)"/#, in: try SamplePage.markup())) == [])
        let classes = SamplePage.names(#/(?:querySelector|closest)\("\.(\w+)"\)/#, in: HTMLScript.text)
        #expect(classes == ["open", "fix", "remedy", "row"])
        #expect(try classes.subtracting(SamplePage.classes()) == [])
    }

    @Test func dataThatItReadsIsThere() throws {
        let read = SamplePage.names(#/(?:dataset|\bdata)\.(\w+)/#, in: HTMLScript.text)
        let written = SamplePage.names(#/ data-(\w+)="/#, in: try SamplePage.markup())
        // The theme is the script's own, and the style's.
        #expect(read.subtracting(written) == ["theme"])
        #expect(written.subtracting(read) == [])
        #expect(HTMLStyle.text.contains("[data-theme=dark]"))
    }

    @Test func everyColumnSortsAndFolds() throws {
        let columns = SamplePage.names(#/ data-sort="(\w+)"/#, in: try SamplePage.markup())
        #expect(columns == SamplePage.names(#/\b(\w+): g =>/#, in: HTMLScript.text))
        #expect(columns.count == 7)
    }

    /// A finding's confidence is a place in this list, the filter's a word of it.
    @Test func confidencesStandInTheirOrder() throws {
        let levels = Confidence.allCases.map { "\"\($0)\"" }.joined(separator: ", ")
        #expect(HTMLScript.text.contains("const levels = [\(levels)];"))
        let page = try SamplePage.markup()
        for level in Confidence.allCases { #expect(page.contains("<option value=\"\(level)\">")) }
    }

    @Test func labelsThatItComparesAreThePages() throws {
        #expect(HTMLScript.text.contains("expand.textContent === \"Expand all\""))
        #expect(try SamplePage.markup().contains("id=\"expand\">Expand all</button>"))
    }

    /// Text of a repository must not become markup or code, and nothing leaves the page.
    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "import(", "fetch(",
        "XMLHttpRequest", "WebSocket", "sendBeacon", "localStorage", "</", "<!--",
    ])
    func hasNoUseFor(word: String) { #expect(!HTMLScript.text.contains(word)) }
}
