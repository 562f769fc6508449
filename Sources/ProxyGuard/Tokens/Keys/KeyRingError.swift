/// Why something cannot be sealed or opened; one line, without key, text or context.
public enum KeyRingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no key.
    case noKey
    /// A key is not base64 of 32 bytes; `number` counts from 1, the current key first.
    case badKey(number: Int)
    /// A key's bytes are all the same: a stand-in.
    case weakKey(number: Int)
    /// A key stands in the ring twice.
    case duplicateKey(number: Int)
    /// What is to be opened was never sealed.
    case plaintext
    /// It was sealed by a later version of this program.
    case unknownVersion
    /// It begins like something sealed and is not of the form.
    case malformed
    /// It is too short to hold nonce and tag.
    case truncated
    /// No key of the ring has the id.
    case unknownKey(String)
    /// It was changed, or belongs to another place: the cipher does not tell which.
    case notAuthentic
    /// A key of this id is there, and it is not the one that the value was made with.
    case wrongKey(String)
    /// The cipher refused.
    case cipher

    public var description: String {
        switch self {
        case .noKey: "there is no key to encrypt with"
        case .badKey(let number):
            "encryption key \(number) is not base64 of exactly 32 bytes (openssl rand -base64 32)"
        case .weakKey(let number):
            "encryption key \(number) is one byte over and over; make a random one (openssl rand -base64 32)"
        case .duplicateKey(let number): "encryption key \(number) stands in the ring twice"
        case .plaintext: "a stored credential is not encrypted"
        case .unknownVersion: "a stored credential was encrypted by a later version of this program"
        case .malformed: "a stored credential is damaged: it is not of the form enc:v1:<key id>:<base64url>"
        case .truncated: "a stored credential is damaged: it is too short"
        case .unknownKey(let id): "no key of the ring has the id \(id); add it to encryption.previous_keys"
        case .notAuthentic: "a stored credential was changed, or copied from another place"
        case .wrongKey(let id): "the key with the id \(id) is not the one that the store was written with"
        case .cipher: "the cipher failed"
        }
    }
}
