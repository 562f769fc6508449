import ProxyConfiguration
import ProxyTokens
import Rules

/// Texts that have no business anywhere but where they were put.
enum Canary {
    /// A provider's key. Twelve bytes of it would be masked wherever they stand: what all have in common has fewer, and nothing else has it.
    static func provider(_ name: String) -> String {
        let number = name.utf8.reduce(7 as UInt64) { $0 &* 1_099_511_628_211 &+ UInt64($1) }
        return "UPKEY~" + String(number, radix: 36) + "~" + String(number &* 0x9E37_79B9_7F4A_7C15, radix: 36)
    }
    static let prompt = "PGCANARY-PROMPT-" + "5be1a9d260"
    /// Begins every canary that is no provider's key.
    static let mark = "PGCANARY"
    /// Begins every provider's key.
    static let keyMark = "UPKEY~"

    /// A token of the right form that nobody was given.
    static func clientToken() -> String {
        String(decoding: ClientToken.generate(for: .development).secret.revealed, as: UTF8.self)
    }

    /// A management token of the right form that nobody was given.
    static func managementToken() -> String {
        String(decoding: ManagementToken.generate().secret.revealed, as: UTF8.self)
    }

    /// A credential in the form of a provider's that nobody has issued; the same for the same seed.
    static func secret(_ seed: Int = 1) -> String {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        var state = UInt64(truncatingIfNeeded: seed &* 2_654_435_761 &+ 7)
        let body = (0..<93).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return letters[Int(state >> 33) % letters.count]
        }
        return "sk-" + "ant-api03-" + String(body) + "AA"
    }
}
