import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct JSONTextTests {
    @Test(arguments: [
        ("plain", "plain"), (#"a\nb\t\"\\\/\b\f\r"#, "a\nb\t\"\\/\u{8}\u{C}\r"), (#"\u0073\u006B-"#, "sk-"),
        (#"\ud83d\ude00"#, "\u{1F600}"), (#"x\ud83dy"#, "x\u{FFFD}y"), (#"\ude00"#, "\u{FFFD}"), ("", ""),
    ])
    func escapesAreUndone(literal: String, text: String) {
        withBytes(literal) { #expect(String(decoding: JSONText.unescaped($0), as: UTF8.self) == text) }
    }

    @Test func escapesAreTold() {
        var text = Array("..".utf8)
        var escapes: [JSONText.Escape] = []
        withBytes(#"a\n\ud83d\ude00"#) { JSONText.append($0, to: &text) { escapes.append($0) } }
        #expect(
            escapes == [
                JSONText.Escape(text: 3, textCount: 1, literal: 1, literalCount: 2),
                JSONText.Escape(text: 4, textCount: 4, literal: 3, literalCount: 12),
            ])
    }

    @Test func unitsHaveFourDigits() {
        withBytes(#"\u00e9\u00g1\u1"#) {
            #expect(JSONText.unit($0, at: 0) == 0xE9)
            #expect(JSONText.unit($0, at: 6) == nil)
            #expect(JSONText.unit($0, at: 12) == nil)
        }
    }
}
