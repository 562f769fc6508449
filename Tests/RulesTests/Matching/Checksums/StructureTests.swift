import TestSupport
import Testing

@testable import Rules

@Suite("Structure")
struct StructureTests {
    private static func jwt(_ header: String, payload: String = #"{"sub":"1"}"#, signature: Int = 43) -> [UInt8] {
        var random = SeededGenerator(seed: 51)
        let parts =
            [header, payload].map { ReferenceEncoding.base64url(Array($0.utf8)) } + [random.text(signature, .base64url)]
        return Array(parts.joined(separator: ".").utf8)
    }

    @Test(
        "a JSON object with an algorithm is the head of a JWT",
        arguments: [
            #"{"alg":"HS256"}"#, #"{"typ":"JWT","alg":"RS256"}"#, #"{ "alg" : "ES256" }"#,
            #"{"kid":"x","alg":"EdDSA"}"#,
        ])
    func goodHeaders(header: String) {
        #expect(Structure.jwt(Self.jwt(header)) == .plausible)
    }

    @Test(
        "anything else is not, an unsigned token neither",
        arguments: [
            "", "{}", "alg", #"["alg"]"#, #"{"typ":"JWT"}"#, #"{"alg":"none"}"#, #"{"alg":"HS256""#, #""alg":"HS256"}"#,
        ])
    func badHeaders(header: String) {
        #expect(Structure.jwt(Self.jwt(header)) == .refuted)
    }

    @Test(
        "a signature is missing or long enough, not a stump",
        arguments: [(0, false), (5, false), (19, false), (20, true), (86, true)])
    func signatures(length: Int, good: Bool) {
        #expect(Structure.jwt(Self.jwt(#"{"alg":"HS256"}"#, signature: length)) == (good ? .plausible : .refuted))
    }

    @Test(
        "one part is no JWT, a head that is no base64 neither",
        arguments: ["", "abc", ".", "..", "a.b.c", "*.b.c", "eyJ.eyJ"])
    func fragments(text: String) {
        #expect(Structure.jwt(Array(text.utf8)) == .refuted)
    }

    @Test(
        "a key of random bytes is a key, however its lines end",
        arguments: ["\n", "\r\n", "\\n", "\\r\\n", "\\n\" +\n\"", "\n    ", "\\n\\\n"], [48, 64, 121, 300, 1_200])
    func pem(newline: String, count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let block = TokenForge.pem(random.bytes(count), newline: newline)
        #expect(Structure.pem(Array(block.utf8)) == .plausible)
    }

    @Test("the first line of a key that a manual shows")
    func cutPEM() {
        var random = SeededGenerator(seed: 53)
        func block(_ count: Int) -> [UInt8] {
            Array(TokenForge.pem([0x30, 0x82, 0x04, 0xA5] + random.bytes(count)).utf8)
        }
        #expect(Structure.pem(block(60)) == .refuted)
        #expect(Structure.pem(block(1_189)) == .plausible)
    }

    @Test("a key on one line, blanks where the lines ended")
    func pemOnOneLine() {
        var random = SeededGenerator(seed: 52)
        let block = TokenForge.pem(random.bytes(300), newline: " ")
        #expect(Structure.pem(Array(block.utf8)) == .plausible)
    }

    @Test("an encrypted key with its header lines, an OpenPGP block with its checksum")
    func pemHeaders() {
        var random = SeededGenerator(seed: 53)
        let plain = TokenForge.pem(random.bytes(300), label: "RSA PRIVATE KEY")
        let headers = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B2C3D4E5F60718293A4B5C6D7E8F9\n\n"
        let first = plain.prefix { $0 != "\n" }
        #expect(Structure.pem(Array((first + "\n" + headers + plain.dropFirst(first.count + 1)).utf8)) == .plausible)
        let sum = "\n=" + random.text(4, .base64) + "\n-----END"
        #expect(Structure.pem(Array(plain.replacing("\n-----END", with: sum).utf8)) == .plausible)
    }

    @Test(
        "what holds no key material is no key",
        arguments: [
            "", "...", "<your key here>", "MIIEow", String(repeating: "A", count: 400),
            String(repeating: "MIIEowIBAAKC", count: 40),
        ])
    func noKey(body: String) {
        let block = "-----" + "BEGIN PRIVATE KEY-----\n\(body)\n-----END PRIVATE KEY-----"
        #expect(Structure.pem(Array(block.utf8)) == .refuted)
    }

    @Test("prose between the marks is no key")
    func proseInKey() {
        let prose = "see the file for the key, which must never be committed to any repository at all, ever"
        let block = "-----" + "BEGIN PRIVATE KEY-----\n\(prose)\n-----END PRIVATE KEY-----"
        #expect(Structure.pem(Array(block.utf8)) == .refuted)
    }

    @Test(
        "an AWS key id tells its account",
        arguments: [
            (0, Validation.Outcome.plausible), (123_456_789_012, .plausible), (999_999_999_999, .plausible),
            (1_000_000_000_000, .fails),
            ((1 << 40) - 1, .fails),
        ] as [(UInt64, Validation.Outcome)])
    func awsAccount(account: UInt64, outcome: Validation.Outcome) {
        var random = SeededGenerator(seed: 54)
        for _ in 0..<50 {
            #expect(Structure.awsKeyID(Array(TokenForge.awsKeyID(account: account, &random).utf8)) == outcome)
        }
    }

    @Test("an AWS key id of before 2019 begins with I or J and tells nothing", arguments: ["I", "J"])
    func awsOld(letter: String) {
        #expect(Structure.awsKeyID(Array(("AK" + "IA" + letter + "7777777777" + "ABCDE").utf8)) == .plausible)
    }

    @Test(
        "what is no base32 of twenty characters is no AWS key id",
        arguments: ["", "AKIA", "1ABCDEFGHIJKLMNO", "ABCDEFGH8IJKLMNO", "abcdefghijklmnop", "ABCDEFGHIJKLMNOPQ"])
    func awsRefused(rest: String) {
        #expect(Structure.awsKeyID(Array(("AK" + "IA" + rest).utf8)) == .refuted)
    }

    @Test(
        "a Discord token begins with a number in base64",
        arguments: [
            ("123456789012345678", true), ("1234567890123456789", true), ("12345678901234", false),
            ("12345678901234567x", false), ("", false),
        ])
    func discord(id: String, good: Bool) {
        let head = ReferenceEncoding.base64(Array(id.utf8))
        #expect(Structure.discordBot(Array("\(head).AAAAAA.BBBB".utf8)) == (good ? .holds : .fails))
    }

    @Test(
        "a basic credential is printable, has a colon and a password that is no placeholder",
        arguments: [
            ("deploy:x7Gq2LpV9s", true), ("deploy:x7G", false), ("deploy", false), ("deploy:", false),
            ("deploy:${PASSWORD}", false), (":x7Gq2LpV9s", true),
            ("deploy:x7Gq\u{7}LpV9s", false), ("déploy:x7Gq2LpV9s", false), ("user:password", false),
            ("a:b:c:x7Gq2", true),
        ])
    func basicAuth(text: String, good: Bool) {
        #expect(
            Structure.basicAuth(Array(ReferenceEncoding.base64(Array(text.utf8)).utf8))
                == (good ? .plausible : .refuted))
        #expect(Structure.basicAuth(Array("*\(text)".utf8)) == .refuted)
    }

    @Test(
        "a PyPI token names its place",
        arguments: [("pypi.org", true), ("test.pypi.org", true), ("pypi_org", false), ("", false)])
    func pypi(place: String, good: Bool) {
        let body = [0x02, 0x01, UInt8(place.utf8.count)] + Array(place.utf8) + Array(repeating: 0x5A, count: 40)
        let token = "py" + "pi-" + ReferenceEncoding.base64url(body)
        #expect(Structure.pypi(Array(token.utf8)) == (good ? .holds : .fails))
        #expect(Structure.pypi(Array("no dash, no token".utf8)) == .fails)
    }
}
