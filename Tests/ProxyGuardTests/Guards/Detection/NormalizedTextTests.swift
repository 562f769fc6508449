import Foundation
import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct NormalizedTextTests {
    @Test(arguments: [
        ("Hello, World!", "hello, world!"), ("\u{FB01}x", "fix"), ("a\u{200D}b\u{FEFF}c\u{202E}d\u{E0041}e", "abcde"),
        ("\u{C9}", "\u{E9}"), ("e\u{301}", "\u{E9}"), ("\u{2460}\u{1D400}", "1a"), ("", ""), ("\u{1F600}", "\u{1F600}"),
    ])
    func form(text: String, expected: String) {
        #expect(NormalizedText.normalized(Array(text.utf8)) == Array(expected.utf8))
    }

    /// Cut into pieces or not, texts of letters that are composed, decomposed, sorted and left alone.
    @Test func piecesMakeNoDifference() {
        let letters: [Unicode.Scalar] = [
            "a", "E", " ", "e", "\u{301}", "\u{327}", "\u{345}", "\u{1112}", "\u{1161}", "\u{11AB}", "\u{FB03}",
            "\u{FF76}", "\u{FF9E}", "\u{9C7}", "\u{9BE}", "\u{65E5}", "\u{1F600}", "\u{FDFA}", "\u{F71}",
        ]
        var random = SeededGenerator(seed: 11)
        for count in [10, 300, 3000, 30_000] {
            var text = String.UnicodeScalarView()
            for _ in 0..<count { text.append(letters.randomElement(using: &random) ?? "a") }
            let whole = String(text).precomposedStringWithCompatibilityMapping.lowercased()
            #expect(NormalizedText.normalized(Array(String(text).utf8)) == Array(whole.utf8))
        }
    }

    /// In one piece each would take minutes.
    @Test(
        .timeLimit(.minutes(15)),
        arguments: ["\u{301}\u{327}\u{345}", "\u{FF9E}\u{301}", "e\u{301}", "\u{FB03}", "\u{1112}\u{1161}", "\u{FDFA}"])
    func longTextsTakeNoLonger(unit: String) {
        let text = Array(String(repeating: unit, count: 2_000_000 / unit.utf8.count).utf8)
        #expect(!NormalizedText.normalized(text).isEmpty)
    }
}
