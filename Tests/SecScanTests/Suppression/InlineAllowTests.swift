import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct InlineAllowTests {
    private func read(_ text: String, origin: TextOrigin = TextOrigin(), today: String = "2026-11-22") -> [InlineAllow]
    {
        let bytes = Array(text.lowercased().utf8)
        let offsets = bytes.indices.filter { start in
            InlineAllow.markers.contains { bytes[start...].starts(with: $0.utf8) }
        }
        return Array(text.utf8).withUnsafeBytes {
            InlineAllow.read($0, markers: offsets, origin: origin, today: Day(today) ?? Day(secondsSince1970: 0))
        }
    }

    @Test(
        arguments: [
            ("a = 1 # secscan:allow why", 1...1), ("# secscan:allow\na = 1", 1...2), ("\n\t// SecScan:Allow", 2...3),
            ("<!-- secscan:allow -->", 1...2), ("a /* secscan:allow */", 1...1),
            ("a = 1 # secscan:allow-next-line\n", 2...2), ("# pragma: allowlist nextline secret", 2...2),
            ("a # pragma: allowlist secret", 1...1), ("a # gitleaks:allow", 1...1), ("# kingfisher:ignore", 1...2),
            ("\n# secscan:allow-start\na\n# secscan:allow-end\nb", 2...4),
            ("# secscan:allow-start\na # secscan:allow-start\n# secscan:allow-end", 1...3),
            ("# secscan:allow-start\na", 1...Int.max), ("a\n# secscan:allow-file\nb", 1...Int.max),
            ("# secscan:allow-stage", 1...2),
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

    @Test(arguments: [
        ("2026-11-23", false), ("2026-11-22", true), ("2020-02-29", true), ("tomorrow", true), ("", true),
    ])
    func expires(day: String, expected: Bool) throws {
        let allow = try #require(read("# secscan:allow until=\(day) it moves").first)
        #expect(allow.isExpired == expected && allow.reason == "it moves")
        #expect(allow.covers(Token.rule(), lines: 1...1) == !expected)
    }

    @Test func notesSayWhy() throws {
        func note(_ text: String) throws -> String {
            let note = try #require(read(text).first).note(in: "a.txt")
            return "\(note.kind.rawValue) \(note.text)"
        }
        #expect(
            try note("# secscan:allow")
                == "unused-suppression a.txt:1: this allow comment holds nothing back; remove it")
        #expect(
            try note("# secscan:allow until=2026-01-31 it moves")
                == "expired-suppression a.txt:1: this allow comment expired on 2026-01-31 (it moves); remove it or renew it"
        )
        #expect(
            try note("# secscan:allow until=soon")
                == "ignored-setting a.txt:1: this allow comment does not count: until= takes a day such as 2027-01-31, not 'soon'"
        )
    }

    /// A statement of lines 3 to 5 below two comments, in a section that reaches to line 9.
    @Test(
        arguments: [
            ("# secscan:allow", 1...5), ("\n# secscan:allow", 2...5), ("a # secscan:allow", 1...1),
            ("\n\n\n# secscan:allow", 4...5), ("\n# secscan:allow-next-line", 3...5), ("# secscan:allow-stage", 1...9),
            ("\n\n\na # secscan:allow-stage", 4...9), ("# secscan:allow-file", 1...Int.max),
            ("# secscan:allow-start\n# secscan:allow-end", 1...2),
        ])
    func widened(text: String, expected: ClosedRange<Int>) {
        let outline = FileOutline(
            statements: [.init(start: 1, lines: 3...5), .init(start: 9, lines: 9...9)],
            sections: [.init(start: 1, lines: 3...9)])
        #expect(read(text).map { $0.widened(in: outline).covered } == [expected])
    }
}
