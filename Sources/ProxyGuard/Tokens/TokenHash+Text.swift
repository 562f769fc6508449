extension TokenHash {
    private static let scheme = "sha256:"

    /// As the configuration holds it: `sha256:` and 64 hexadecimal digits.
    public var text: String { Self.scheme + hex }

    /// Reads that form.
    ///
    /// - Throws: what is wrong with it, in words that repeat nothing of it.
    public init(text: String) throws(TokenHashError) {
        guard text.hasPrefix(Self.scheme) else {
            // The usual mistake: the token itself where its hash belongs.
            if text.hasPrefix("pgm_") || text.hasPrefix("pg_") { throw .token }
            throw .scheme
        }
        let digits = String(text.dropFirst(Self.scheme.count))
        guard let hash = TokenHash(hex: digits) else { throw .digits(found: digits.utf8.count) }
        // What a pipe without a token in it gives.
        guard hash != TokenHasher().hash([]) else { throw .emptyToken }
        self = hash
    }
}
