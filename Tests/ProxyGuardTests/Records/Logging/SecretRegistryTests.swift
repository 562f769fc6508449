import Foundation
import Rules
import Testing

@testable import ProxyRecords

@Suite("Known credentials")
struct SecretRegistryTests {
    private let value = "Zq7" + "-vB3k_/wX9+pL2mN8rT"

    private func masked(_ text: String, _ registry: SecretRegistry) -> String {
        Redactor(detector: nil, registry: registry).makeWorker().redact(text)
    }

    @Test("a value is found whole, in the middle of words, and in parts of twelve bytes and more")
    func parts() {
        let registry = SecretRegistry()
        #expect(registry.register(Secret(value.utf8)))
        #expect(masked("a\(value)b \(value)", registry) == "a[redacted]b [redacted]")
        let bytes = Array(value.utf8)
        for start in 0...(bytes.count - 12) {
            let part = String(decoding: bytes[start..<(start + 12)], as: UTF8.self)
            #expect(masked("x \(part) y", registry) == "x [redacted] y")
        }
        #expect(masked("nothing of it here", registry) == "nothing of it here")
    }

    @Test(
        "what many keys begin with is no part of any: it stays, and goes with a whole key",
        arguments: ["sk-", "sk-proj-", "sk-ant-api03-", "sk-or-v1-", "gsk_", "pgm_", "provider-key-of-"])
    func labels(label: String) {
        let registry = SecretRegistry()
        let rest = "q7Zt2mVx9K" + "dLw4RbYn6P" + "h3Gs8JcQf5" + "XyUa1TeMo0"
        registry.register(Secret((label + rest).utf8))
        for text in ["a key of \(label)… was refused", label, "\(label)live", "Bearer \(label)"] {
            #expect(masked(text, registry) == text)
        }
        #expect(masked("key \(label)\(rest).", registry) == "key [redacted].")
        #expect(masked("\(rest.prefix(12)) \(rest.suffix(12))", registry) == "[redacted] [redacted]")
        #expect(masked("…\(rest.suffix(6))", registry) == "…\(rest.suffix(6))")
        let encoded = Data("x:\(label)".utf8).base64EncodedString()
        #expect(masked(encoded, registry) == encoded)
    }

    @Test(
        "where a label ends",
        arguments: [
            ("sk-proj-", 8), ("sk-ant-api03-", 13), ("AIza", 0), ("Zq7-", 0), ("a-b-c-d-", 6), ("toolongaword-", 0),
            ("9a-", 0), ("", 0),
        ])
    func labelLength(label: String, length: Int) {
        let secret = String(repeating: "Q7zT2mVx", count: 4)
        #expect(SecretRegistry.labelLength(Array((label + secret).utf8)) == length)
        // What is left has to be long enough to be the secret.
        #expect(SecretRegistry.labelLength(Array((label + secret.prefix(10)).utf8)) == 0)
    }

    @Test("a short value is found whole alone")
    func short() {
        let registry = SecretRegistry()
        registry.register(Secret("pass-word9".utf8))
        #expect(masked("x pass-word9 y", registry) == "x [redacted] y")
        #expect(masked("pass-word", registry) == "pass-word")
    }

    @Test("and encoded: percent, base 64 at every place of a group")
    func encoded() {
        let registry = SecretRegistry()
        registry.register(Secret(value.utf8))
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        let percent = value.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        #expect(masked(percent, registry) == "[redacted]")
        for name in ["", "u", "us"] {
            let text = Data((name + value).utf8).base64EncodedString()
            let shown = masked(text, registry)
            #expect(shown.contains("[redacted]") && shown.utf8.count <= 10 + 12, "\(shown)")
        }
    }

    @Test("what is too short is refused; the registry shows nothing")
    func limits() {
        let registry = SecretRegistry()
        #expect(!registry.register(Secret("short".utf8)))
        registry.register(Secret(value.utf8))
        #expect("\(registry)" == "SecretRegistry")
        var dumped = ""
        dump(registry, to: &dumped)
        #expect(!dumped.contains(value.prefix(8)))
    }
}
