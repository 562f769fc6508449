import Rules
import Testing

@testable import SecScan

@Suite struct BlobScannerTests {
    @Test func whatAFindingTells() throws {
        let result = try Token.scan("\nkey = \(Token.first);\n")
        let finding = try #require(result.findings.first)
        #expect(result.findings.count == 1)
        #expect(finding.span == LineSpan(line: 2, column: 7, endLine: 2, endColumn: 18))
        #expect(finding.secret == Secret(Token.first.utf8))
        #expect(finding.fingerprint == Fingerprint(family: "sample", value: Token.first.utf8))
        #expect(
            finding.excerpt.excerpt(masked: "***") == Excerpt(before: "key = ", masked: "***", after: ";"))
        #expect(!finding.isAllowedInline)
    }

    @Test func onlyWhatIsAccepted() throws {
        let text = Array("\(Token.first) \(Token.second)".utf8)
        let scanner = BlobScanner(BlobScanner.detector(for: try Token.rules()))
        for (range, count) in [(0..<1, 1), (0..<13, 1), (0..<14, 2), (1..<13, 0), (13..<14, 1)] {
            #expect(text.withUnsafeBytes { scanner.scan($0, accepting: range) }.findings.count == count, "\(range)")
        }
    }

    @Test func allowsThatHoldNothingBack() throws {
        let text = "a = \(Token.first) # secscan:allow\n# secscan:allow\n\n\nx = secscan:allow\n\n# gitleaks:allow\n"
        let result = try Token.scan(text, origin: TextOrigin(line: 10, column: 0))
        #expect(result.findings.map(\.isAllowedInline) == [true])
        #expect(result.unusedAllows.map(\.line) == [11])
    }

    @Test func anAllowForAnotherRule() throws {
        let result = try Token.scan("a = \(Token.first) # secscan:allow[other] x\n")
        #expect(result.findings.map(\.isAllowedInline) == [false])
        #expect(result.unusedAllows.count == 1)
    }
}
