import Rules
import Testing

@testable import SecScan

@Suite struct InlineAllowTests {
    private func read(_ text: String, origin: TextOrigin = TextOrigin()) -> [InlineAllow] {
        let bytes = Array(text.lowercased().utf8)
        let offsets = bytes.indices.filter { start in
            InlineAllow.markers.contains { bytes[start...].starts(with: $0.utf8) }
        }
        return Array(text.utf8).withUnsafeBytes { InlineAllow.read($0, markers: offsets, origin: origin) }
    }

    @Test(
        arguments: [
            ("a = 1 # secscan:allow why", 1...1), ("# secscan:allow\na = 1", 1...2), ("\n\t// SecScan:Allow", 2...3),
            ("<!-- secscan:allow -->", 1...2), ("a /* secscan:allow */", 1...1),
            ("a = 1 # secscan:allow-next-line\n", 2...2), ("# pragma: allowlist nextline secret", 2...2),
            ("a # pragma: allowlist secret", 1...1), ("a # gitleaks:allow", 1...1), ("# kingfisher:ignore", 1...2),
            ("\n# secscan:allow-start\na\n# secscan:allow-end\nb", 2...4),
            ("# secscan:allow-start\na # secscan:allow-start\n# secscan:allow-end", 1...3),
            ("# secscan:allow-start\na", 1...Int.max),
        ])
    func covers(text: String, expected: ClosedRange<Int>) {
        #expect(read(text).map(\.covered) == [expected])
    }

    @Test(arguments: ["# secscan:allowed", "# secscan:allow_all", "# secscan:allow[sample", "# secscan:allow-end"])
    func otherWords(text: String) { #expect(read(text) == []) }

    @Test func rulesAndReason() throws {
        let allow = try #require(read("a # secscan:allow[sample/token, other/*]  made up \r\nb").first)
        #expect(allow.rules == ["sample/token", "other/*"])
        #expect(allow.reason == "made up")
        #expect(allow.isOurs && allow.isComment)
        #expect(allow.covers(Token.rule(), lines: 1...1))
        #expect(allow.covers(Token.rule("other/thing"), lines: 0...5))
        #expect(!allow.covers(Token.rule("third/thing"), lines: 1...1))
        #expect(!allow.covers(Token.rule(), lines: 2...2))
    }

    @Test func meantAndSpokenOf() throws {
        #expect(try #require(read("a = secscan:allow").first).isComment == false)
        #expect(try #require(read("secscan:allow").first).isComment == false)
        #expect(try #require(read("-- \tsecscan:allow").first).isComment)
        #expect(try #require(read("# trufflehog:ignore").first).isOurs == false)
    }

    @Test func linesCountFromTheOrigin() {
        #expect(read("\na # secscan:allow", origin: TextOrigin(line: 10, column: 3)).map(\.covered) == [11...11])
    }
}
