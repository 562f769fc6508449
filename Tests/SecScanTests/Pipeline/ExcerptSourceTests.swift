import Rules
import Testing

@testable import SecScan

@Suite struct ExcerptSourceTests {
    private func excerpt(_ before: [UInt8], _ after: [UInt8]) -> Excerpt {
        (before + Array("SECRET".utf8) + after).withUnsafeBytes {
            ExcerptSource($0, secret: before.count..<(before.count + 6)).excerpt(masked: "***")
        }
    }

    @Test(
        arguments: [
            ("", "", "", ""), ("one\n\t key = ", ";\r\ntwo", "key = ", ";"), ("a\tb ", " ", "a b ", " "),
            ("\u{1B}[31m", "\u{7}", "\u{FFFD}[31m", "\u{FFFD}"), ("\u{202E}", "\u{200B}", "\u{FFFD}", "\u{FFFD}"),
            ("ü", "ß", "ü", "ß"),
        ])
    func line(before: String, after: String, shownBefore: String, shownAfter: String) {
        let shown = excerpt(Array(before.utf8), Array(after.utf8))
        #expect(shown == Excerpt(before: shownBefore, masked: "***", after: shownAfter))
    }

    @Test func brokenEncoding() {
        #expect(excerpt([0xFF], [0xC3]) == Excerpt(before: "\u{FFFD}", masked: "***", after: "\u{FFFD}"))
    }

    @Test(arguments: [(80, false), (81, true)])
    func longLinesAreClipped(length: Int, isClipped: Bool) {
        let text = [UInt8](repeating: 0x78, count: length)
        let shown = excerpt(text, text)
        let kept = String(repeating: "x", count: 80)
        #expect(shown.before == (isClipped ? "…" : "") + kept)
        #expect(shown.after == kept + (isClipped ? "…" : ""))
    }
}
