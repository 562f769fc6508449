internal import ProxyConfiguration
internal import Rules

/// What makes a secret that somebody chose easy to guess.
enum SecretStrength {
    /// One clause; nil if nothing does, or if something is to be put in its place when the program starts.
    static func weakness(of secret: Secret, leastLength: Int) -> String? {
        let bytes = secret.revealed
        if isTemplate(secret) { return nil }
        if isPlaceholder(secret) { return "it is a word of a manual" }
        if bytes.count < leastLength { return "it has \(bytes.count) characters and should have \(leastLength)" }
        // A random value of 32 hexadecimal digits has 3.5 bits a character.
        if bytes.withUnsafeBytes({ Entropy.bitsPerByte($0) }) < 3 { return "it repeats a few characters" }
        return nil
    }

    /// Whether somebody is to put a secret in its place.
    static func isPlaceholder(_ secret: Secret) -> Bool {
        secret.revealed.withUnsafeBytes { Placeholder.isPlaceholder($0) }
    }

    /// Whether something else will stand there.
    private static func isTemplate(_ secret: Secret) -> Bool {
        Template.isTemplate(String(decoding: secret.revealed, as: UTF8.self))
    }
}
