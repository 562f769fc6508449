import Rules
import Testing

@testable import SecScan

@Suite struct GitleaksScannerTests {
    private let configuration = "[[rules]]\nid = 'a'\nregex = 'a=(\\w+)'\nkeywords = ['key']"

    @Test func whatTheRulesFindIsAdded() throws {
        let context = try GitleaksSample.context(configuration)
        let result = GitleaksSample.result(context, "x\n  a=bc\nKEY")
        #expect(result.findings.map(\.secret.revealed) == [Array("bc".utf8)])
        #expect(result.findings.map(\.span) == [LineSpan(line: 2, column: 5, endLine: 2, endColumn: 6)])
        #expect(result.findings.map(\.excerpt).map { $0.excerpt(masked: "*").before } == ["a="])
    }

    @Test func onlyFilesAreLookedAt() throws {
        let context = try GitleaksSample.context(configuration)
        #expect(GitleaksSample.result(context, "a=bc key", isFile: false).findings.isEmpty)
        let scanner = BlobScanner(context.detector)
        #expect(context.nameSightings("a=bc key", scanner).isEmpty)
    }

    @Test func aTraceGivesTheSame() throws {
        let scanner = BlobScanner(try GitleaksSample.context(configuration).detector)
        let bytes = Array("key a=bc a=de".utf8)
        bytes.withUnsafeBytes { bytes in
            #expect(
                scanner.result(of: scanner.trace(bytes), bytes).findings.map(\.secret)
                    == scanner.scan(bytes).findings.map(\.secret))
        }
    }

    @Test(
        arguments: [
            ("a=b # secscan:allow[gitleaks/a] known", [true]), ("a=b # secscan:allow[other/*] known", [false]),
            ("a=b # gitleaks:allow", [true]), ("# gitleaks:allow\na=b", [false]),
            ("a=b # pragma: allowlist secret", [false]),
        ])
    func comments(text: String, expected: [Bool]) throws {
        let result = GitleaksSample.result(try GitleaksSample.context(configuration), text + "\nkey\n")
        #expect(result.findings.map(\.isAllowedInline) == expected)
        if expected == [true] { #expect(result.unusedAllows.isEmpty) }
    }

    @Test func piecesOfATextAreNumberedOn() throws {
        let scanner = BlobScanner(try GitleaksSample.context(configuration).detector)
        let found = Array("key\na=b a=c".utf8).withUnsafeBytes {
            scanner.scan($0, accepting: 8..<100, origin: TextOrigin(line: 10, column: 0))
        }
        #expect(found.findings.map(\.span.line) == [11] && found.findings.map(\.gitleaks?.line) == [11])
    }
}
