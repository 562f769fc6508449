import Testing

@testable import SecScan

@Suite struct FingerprintTests {
    /// Written down: baselines that people keep must go on to fit.
    @Test func staysTheSame() {
        let known = Fingerprint(family: "sample", value: Array("value".utf8))
        #expect(known.description == "709c4ab2d18de6ac3f7c5c857fcbb522")
    }

    @Test func whatCounts() {
        let one = Fingerprint(family: "a", value: Array("bc\nd".utf8))
        #expect(one == Fingerprint(family: "a", value: Array("bc\r\nd".utf8)))
        #expect(one != Fingerprint(family: "ab", value: Array("c\nd".utf8)))
        #expect(one != Fingerprint(family: "a", value: Array("bc d".utf8)))
    }

    @Test func readBack() {
        let one = Fingerprint(family: "a", value: [1])
        #expect(Fingerprint(one.description) == one)
        #expect(Fingerprint(one.description.uppercased()) == one)
        for text in ["", String(one.description.dropLast()), one.description + "0", "g" + one.description.dropFirst()] {
            #expect(Fingerprint(text) == nil)
        }
        let wide = "\u{FF10}" + String(repeating: "0", count: 29)
        #expect(Fingerprint(wide) == nil)
    }
}
