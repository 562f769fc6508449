internal import Crypto
internal import Rules

/// A key for AES-256-GCM and the id that says which it is.
struct EncryptionKey: Sendable {
    static let byteCount = 32

    let key: SymmetricKey
    /// The first eight hexadecimal digits of the key's SHA-256.
    let id: String

    /// - Parameters:
    ///   - text: base64 of 32 bytes, in either alphabet, with padding or without.
    ///   - number: which key it is, for messages.
    init(base64 text: Secret, number: Int) throws(KeyRingError) {
        guard let bytes = Base64.decode(text.revealed), bytes.count == Self.byteCount else {
            throw .badKey(number: number)
        }
        guard Set(bytes).count > 1 else { throw .weakKey(number: number) }
        key = SymmetricKey(data: bytes)
        id = String(TokenHasher().hash(bytes).hex.prefix(8))
    }
}
