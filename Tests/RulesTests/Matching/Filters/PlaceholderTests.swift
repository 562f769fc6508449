import TestSupport
import Testing

@testable import Rules

@Suite("Placeholder")
struct PlaceholderTests {
    private static func isPlaceholder(_ text: String) -> Bool { withBytes(text, Placeholder.isPlaceholder) }

    @Test(
        "templates and references to variables",
        arguments: [
            "${TOKEN}", "${env.TOKEN}", "{{ token }}", "{{token}}", "prefix-{{ .Values.key }}", "$(TOKEN)",
            "$(cat key.txt)", "#{token}", "<%= token %>",
            "{% token %}", "%(token)s", "$[token]", "<token>", "<your token here>", "[token]", "{token}", "(token)",
            "%TOKEN%", "$TOKEN", "$token_name",
            "$secrets.token", "__TOKEN__", "@@TOKEN@@", "...", "abc...", "sk-...", "…", "sk-…", "********", "ab***",
            "%%TOKEN%%", "ghp_{-}abc",
            "${{ secrets.TOKEN }}", "<TOKEN>", "{0}",
        ])
    func templates(text: String) {
        #expect(Self.isPlaceholder(text))
    }

    @Test(
        "repetition and sequences",
        arguments: [
            "xxxxxxxx", "XXXXXXXXXXXX", "aaaa", "00000000", "0000000000000000", "----------", "sk-xxxxxxxxxxxxxxxxxxxx",
            "1234567890", "0123456789abcdef",
            "abcdefghijklmnop", "ABCDEFGHIJ", "12345678", "87654321", "9876543210", "abcabcabcabc", "abcd1234abcd1234",
            "10101010101010",
            "0102030405060708090a0b0c0d0e0f0000000000", "xyxyxyxyxy", "1111-1111-1111-1111",
            "00000000-0000-0000-0000-000000000000", "aAaAaAaA",
            "deadbeefdeadbeefdeadbeef", "abababababababab", "123456789012345678901234",
            "Zx7q12345678Lm2RtVw9KdPb3NcYh", "x7Gq2LpVaaaaaa9sRt4Wz8KdPb3NcYh",
        ])
    func monotonous(text: String) {
        #expect(Self.isPlaceholder(text))
    }

    @Test(
        "words that say so",
        arguments: [
            "your-key-here", "your_api_key", "YOUR_API_KEY", "YourApiKey", "YOUR-SECRET", "my-secret-token", "example",
            "example-token", "ExampleKey",
            "changeme", "CHANGEME", "change_me", "change-me-please", "replace-me", "REPLACE_ME", "replace_with_key",
            "insert-token-here", "placeholder",
            "PLACEHOLDER_TOKEN", "dummy", "dummy-key", "dummyToken", "fake-token", "test-api-key", "test_token",
            "mock-secret", "sample-password",
            "crwdns696:0crwdne696:0", "SomeRandomStringOf32CharsExactly", "S0m3R@nd0mString0f32Ch@rs", "paste-the-key",
            "paste_key_7",
            "redacted", "REDACTED", "[REDACTED]", "todo", "TODO", "fixme", "foobar", "lorem-ipsum", "notreal",
            "donotuse",
            "enter_password", "api-key-goes-here", "secret-here", "undefined", "invalid-token", "masked", "<hidden>",
            "yourpassword", "your password",
            "mypassword", "supersecret", "super-secret-password", "verysecretvalue", "defaultpassword",
            "some-random-string", "this-is-a-secret",
            "sk-your-key", "token_value", "someapikey", "testtesttest", "client_secret", "accesstoken", "private_key",
            "adminpassword",
        ])
    func words(text: String) {
        #expect(Self.isPlaceholder(text))
    }

    @Test(
        "plain words",
        arguments: [
            "true", "false", "none", "null", "nil", "password", "Password", "PASSWORD", "secret", "token", "admin",
            "root", "test", "hunter2", "letmein",
            "qwerty", "foo", "bar", "password1", "password123", "admin123", "test1234", "string", "localhost", "n/a",
            "P@ssw0rd", "s3cr3t",
        ])
    func plainWords(text: String) {
        #expect(Self.isPlaceholder(text))
    }

    /// The values of vendors' own documentation, built up here.
    private static let vendorKeys = [
        "AKIA" + "IOSFODNN7" + "EXAMPLE", "je7MtGbClwBF/2Zp9Utk/" + "h3yCo8nvb" + "EXAMPLE" + "KEY",
    ]
    private static let unseenVendorKeys = [
        "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCY" + "EXAMPLE" + "KEY", "AKIA" + "I44QH8DHB" + "EXAMPLE",
    ]

    @Test("the key of a vendor's documentation is a placeholder", arguments: vendorKeys)
    func documented(text: String) {
        #expect(Self.isPlaceholder(text))
    }

    @Test("the same where EXAMPLE stands behind a capital letter", arguments: unseenVendorKeys)
    func documentedBehindCapital(text: String) {
        #expect(Self.isPlaceholder(text))
    }

    @Test(
        "passwords and pass phrases with a telling word in them",
        arguments: [
            // Sixty characters, words of which a few are on the list.
            "marble-hook-violet-canyon-tiger-basket-79-window-harbor-quilt",
            "Volcano-Test-Otter-71-Zephyr-Quilt-Anvil-Mango-Pickle-Drum",
            "hook-glacier-tested-walnut-ferry-88-thimble-orchid-bagpipe-xi",
            "seven keys open very long hidden corridors of granite and moss",
            "Brine7Lantern2Token9Plum4Cobalt6Fjord1Ember8Walrus3Quartz5Net",
            "the 4 mocking birds demonstrate private jets under Nevada rain",
            "Kx9#hook!Lm2$vbTest7&Qz", "testimony.7.Gondola.Rhubarb", "Contest-Winner-Aubergine-42", "h7here9wXq2LpV",
            "greatest7Umbrella!Fjord",
            "fakir-Tundra-9-oblong-sample-kite", "Anvil.here.Otter.9137.Zephyr", "Demo9cracy!Rattles&Pines",
            "7hidden2Gorges4under6Oslo",
            "adminiculum-7-Verdigris-Plover", "keyhole-Mistral-42-Juniper", "passwordless-Heron-7-Cistern",
        ])
    func passPhrases(text: String) {
        #expect(!Self.isPlaceholder(text))
    }

    @Test(
        "one strong word in a long pass phrase does not make it a placeholder",
        arguments: [
            "masked-otter-volcano-71-zephyr-quilt-anvil-mango-pickle-drums",
            "Volcano-Dummy-Otter-71-Zephyr-Quilt-Anvil-Mango-Pickle-Drum",
            "invalid-corner-Harbor-88-thimble-orchid-bagpipe-walnut-ferry-x",
            "example7Lantern2Fjord9Plum4Cobalt6Ember1Walrus8Quartz3Nettle5",
        ])
    func strongWordInPhrase(text: String) {
        #expect(!Self.isPlaceholder(text))
    }

    @Test(
        "realistic values",
        arguments: [
            "x7Gq2LpV9sRt4Wz8", "correct-horse-battery-staple", "Tr0ub4dor&3", "P7!kd#Wq2",
            "8f14e45fceea167a5a36dedd4bea2543", "hx72kq", "S3attle!Rain",
            "$2y$10$Kq7", "$ecret9Garden", "_x7Gq2LpV9_", "a1b2c3d4z9y8", "3f2b8c1a-9d4e-4b7a-8c6f-1e5d2a9b7c3f",
            "Zürich-7-Möwe", "кот7собака9",
            "<x7Gq2Lp", "x7Gq2Lp>", "{x7Gq2Lp", "99bottles0fBeer", "aaab7Kq2", "112358132134", "20240115xQ",
        ])
    func realistic(text: String) {
        #expect(!Self.isPlaceholder(text))
    }

    @Test("nothing is a placeholder, key material of more than 512 bytes is none")
    func lengths() {
        #expect(Self.isPlaceholder(""))
        #expect(Self.isPlaceholder(String(repeating: "x", count: 512)))
        #expect(!Self.isPlaceholder(String(repeating: "x", count: 513)))
    }

    /// How many of 10,000 values of a generator are taken for placeholders.
    private static func mistaken(_ alphabet: Alphabet, _ length: Int) -> Int {
        var random = SeededGenerator(seed: UInt64(length))
        return (0..<10_000).count { _ in isPlaceholder(random.text(length, alphabet)) }
    }

    private static let bounds: [(Alphabet, Int, Int)] = [
        (.base62, 12, 1), (.base62, 40, 1), (.hex, 16, 1), (.hex, 32, 1), (.base64, 24, 1), (.base64, 40, 1),
        (.base64url, 43, 1),
        (.base36, 20, 1), (.base32, 32, 1), (.password, 12, 50), (.password, 16, 70), (.digits, 12, 20),
    ]

    @Test("random values are hardly ever taken for placeholders", arguments: bounds)
    func randomValues(alphabet: Alphabet, length: Int, bound: Int) {
        let count = Self.mistaken(alphabet, length)
        #expect(count <= bound, "\(alphabet) of \(length): \(count) of 10,000")
    }

    @Test("bytes of any kind and length trap nowhere")
    func hostile() {
        var random = SeededGenerator(seed: 71)
        let alphabets = [
            Array(0...255), Array("${}<>%*._-@ ".utf8), Array("yourexampl-_TEST".utf8), [0xE2, 0x80, 0xA6],
        ]
        for length in 0...200 {
            for alphabet in alphabets {
                _ = random.bytes(length, from: alphabet).withUnsafeBytes(Placeholder.isPlaceholder)
            }
        }
    }
}
