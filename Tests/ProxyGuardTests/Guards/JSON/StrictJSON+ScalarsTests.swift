import Testing

@testable import ProxyGuards

@Suite struct StrictJSONScalarsTests {
    @Test(arguments: [
        "01", "-", "1.", ".5", "1e", "1e+", "+1", "0x1", "1e999", "-1e999", String(repeating: "9", count: 310),
        String(repeating: "1", count: 401), "00", "-01",
    ])
    func numbersThatAreNone(text: String) { #expect(GuardSamples.problem("[\(text)]") != nil) }

    @Test(arguments: ["1e308", "0.1e-999", "123456789012345678901234567890", "1E5", String(repeating: "1", count: 305)])
    func numbers(text: String) { #expect(GuardSamples.problem("[\(text)]") == nil) }

    @Test(
        arguments: [
            [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0x80], [0xBF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFF],
            [0xE2, 0x28, 0xA1],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        for padding in [0, 5, 13] {
            let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + bytes + [0x22]
            #expect(GuardSamples.problem(text) == .encoding, "\(padding)")
        }
    }

    @Test(arguments: [#"\x"#, #"\u12"#, #"\u00g0"#, #"\'"#, #"\U0041"#])
    func unknownEscapes(text: String) { #expect(GuardSamples.problem("\"\(text)\"") == .escape) }

    @Test(arguments: [#"\ud800"#, #"\udc00"#, #"\ud800\ud800"#, #"\ud800x"#, #"\ud83d\n"#])
    func halvesOfPairs(text: String) {
        #expect(GuardSamples.problem("\"\(text)\"") == .surrogate)
        #expect(GuardSamples.problem(Array("\"\(text)\"".utf8), lenient: true) == nil)
    }

    @Test func controlCharactersAreRefusedWhereverTheyStand() {
        for byte in UInt8(0)..<0x20 {
            for padding in 0..<18 {
                let text =
                    [0x22] + [UInt8](repeating: 0x61, count: padding) + [byte] + [UInt8](repeating: 0x61, count: 9) + [
                        0x22
                    ]
                #expect(GuardSamples.problem(text) == .control)
            }
        }
    }

    @Test func quotesAndBackslashesAreSeenWhereverTheyStand() {
        for padding in 0..<20 {
            let filler = String(repeating: "~", count: padding)
            #expect(GuardSamples.problem("\"\(filler)\"x") == .trailingData)
            #expect(GuardSamples.problem("\"\(filler)\\q\"") == .escape)
            #expect(GuardSamples.problem("\"\(filler)!#[]^\u{7F}\"") == nil)
        }
    }
}
