import TestSupport
import Testing

@testable import Rules

@Suite("CodeLikeness")
struct CodeLikenessTests {
    private static func isCode(_ value: String, quoted: Bool = true, after: String = "") -> Bool {
        !ValueFilterTests.accepts(.unlikeCode, value, quote: quoted ? "\"" : "", after: quoted ? nil : after)
    }

    @Test(
        "code, paths, addresses, versions: also in quotes",
        arguments: [
            "https://example.com/token", "postgres://db/app", "~/.ssh/id_rsa", "./keys/server.pem", "../secret.txt",
            #"\\server\share"#,
            "/etc/ssl/private/server", "/run/secrets/db_password", "/home/app", "config/production/database",
            "server.pem", "id_rsa.pub",
            "settings.json", "App.swift", "example.com", "1.2.3", "jackson-core-2.15.3", "2024-01-15", "10.0.0.1",
            "12:30:45", "v1.2.3", "123",
            "12345",
            "std::getenv", "$this->token", "getToken()", "x => x.id", "",
        ])
    func code(value: String) {
        #expect(Self.isCode(value))
    }

    @Test(
        "labels in other languages, digests, demands of a form, constants, times, plugin versions, formats",
        arguments: [
            #"Has\u0142o"#, #"L\u00F6senord:"#, #"\u5bc6\u7801"#, "hmac-sha256:9f2c71d0", "sha256:9f2c71d0",
            "encrypted$AQIC",
            "ENC[c7Gq2LpV9sRt]", "required|min:8|confirmed", "required|string", "min:16", "nullable|max:255",
            "between:60,60", "16.times.map",
            "POSTGRES_SCRAM_SHA_256", "EVP_PKEY_ED25519", "6.hours", "2.days", "400.v35420b_922dcb_",
            "%127[^:]:%127[^n]", "picketbox-4.0.6.jar", "/etc/pki/rpm-gpg/RPM-GPG-KEY-EPEL-9", "/opt/X1/K2-V3",
        ])
    func otherText(value: String) {
        #expect(Self.isCode(value))
    }

    @Test(
        "values with some of the same signs",
        arguments: [
            #"c7G\u002Bq2LpV9sRt"#, #"plum\u"#, #"plum\u00"#, "plum|9Tree", "a|b", "|", "Min:16", "X7_Q2_LpV9",
            "X7QL2_P9V4R_T1",
            "6.Hours9", "hmac", "[^plum9", "c7Gq.2LpV9sRt",
        ])
    func noOtherText(value: String) {
        #expect(!Self.isCode(value))
    }

    @Test(
        "expressions, when no quotes stand around them",
        arguments: [
            "config.apiKey", "self.token", "os.environ", "this._secret", "process.env.TOKEN", "getToken(user",
            "tokens[0", "&secret", "*password",
            "@password", "secret;", "token{",
        ])
    func expressions(value: String) {
        #expect(Self.isCode(value, quoted: false))
    }

    @Test("an unquoted name in front of a call, an index or a member", arguments: ["(", "[", "."])
    func inFront(after: String) {
        #expect(Self.isCode("x7Gq2LpV9sRt4Wz8", quoted: false, after: after))
        #expect(!Self.isCode("x7Gq2LpV9sRt4Wz8", quoted: false, after: " "))
    }

    @Test(
        "literals that look like nothing but themselves",
        arguments: [
            "x7Gq2LpV9sRt4Wz8", "3f2b8c1a-9d4e-4b7a-8c6f-1e5d2a9b7c3f", "12345678-1234-1234-1234-123456789012",
            "482915", "9182736450",
            "Tr0ub4dor&3", "p/Q7x9Zk2Lm4Rt8+W1vB6nC3sD5fG0hJ", "/Q7x9Zk2Lm4Rt8W1vB6n", "/Q7x9Zk2L/m4Rt8W1v/B6nC3sD5f",
            "a.b7Q.9xz", "(x7Gq2Lp", "s3cret;word9",
            "@x7Gq2Lp", "x7Gq2LpV9sRt4Wz8-1.2.3", "jackson-core-2.15",
        ])
    func literals(value: String) {
        #expect(!Self.isCode(value))
    }

    /// How many of 10,000 random values are taken for code.
    private static func rate(_ alphabet: Alphabet, _ length: Int, quoted: Bool) -> Int {
        var random = SeededGenerator(seed: UInt64(length))
        return (0..<10_000).count { _ in isCode(random.text(length, alphabet), quoted: quoted, after: " ") }
    }

    @Test(
        "random values are seldom taken for code",
        arguments: [(Alphabet.base62, 20), (.base62, 40), (.hex, 32), (.base36, 24), (.base64url, 43)], [true, false])
    func random(kind: (Alphabet, Int), quoted: Bool) {
        #expect(Self.rate(kind.0, kind.1, quoted: quoted) <= 1)
    }

    @Test("random base64 is seldom taken for a path", arguments: [20, 32, 40, 44, 64, 88])
    func base64(length: Int) {
        #expect(Self.rate(.base64, length, quoted: true) <= 3)
    }

    @Test(
        "literals are found in short values at any place",
        arguments: [("abc", "abc", 0), ("xabc", "abc", 1), ("ababc", "abc", 2), ("ab", "abc", nil), ("", "abc", nil)]
            as [(String, String, Int?)])
    func byteSearch(value: String, text: String, offset: Int?) {
        withBytes(value) { bytes in
            #expect(ByteSearch.first(of: "abc", in: bytes) == offset)
            #expect(ByteSearch.contains(bytes, "abc") == (offset != nil))
        }
    }

    @Test("a search may begin further in")
    func byteSearchFrom() {
        withBytes("abcabc") { bytes in
            #expect(ByteSearch.first(of: "abc", in: bytes, from: 1) == 3)
            #expect(ByteSearch.first(of: "abc", in: bytes, from: 4) == nil)
            #expect(ByteSearch.first(of: "abc", in: bytes, from: 9) == nil)
        }
    }
}
