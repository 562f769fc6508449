import Rules
import Testing

@testable import SecScan

@Suite struct HTMLStyleTests {
    @Test func classesThatAreStyledStandOnThePage() throws {
        let selectors = HTMLStyle.text.replacing(#/\{[^{}]*\}/#, with: "{}")
        let styled = SamplePage.names(#/\.([a-z][a-z-]*)/#, in: selectors)
        #expect(styled.isSuperset(of: ["finding", "sev", "pill", "gaps"]))
        // The two that the script sets.
        #expect(try styled.subtracting(SamplePage.classes()) == ["js", "is-open"])
        #expect(HTMLScript.text.contains("classList.add(\"js\")"))
        #expect(HTMLScript.text.contains("classList.toggle(\"is-open\""))
    }

    @Test func everyVariableHasAValue() {
        let used = SamplePage.names(#/var\(--(\w+)\)/#, in: HTMLStyle.text)
        let set = SamplePage.names(#/--(\w+):/#, in: HTMLStyle.text)
        #expect(used == set)
    }

    @Test(arguments: Severity.allCases)
    func severitiesHaveColoursOfBothThemes(severity: Severity) {
        #expect(HTMLStyle.text.contains(".\(severity){--k:var(--\(severity))}"))
        #expect(HTMLStyle.text.contains("--\(severity):light-dark(#"))
    }

    @Test func blocksEnd() {
        var depth = 0
        for character in HTMLStyle.text {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            #expect((0...2).contains(depth))
        }
        #expect(depth == 0)
    }

    @Test(arguments: ["url(", "@import", "@font-face", "http", "</"])
    func loadsNothing(word: String) { #expect(!HTMLStyle.text.contains(word)) }
}
