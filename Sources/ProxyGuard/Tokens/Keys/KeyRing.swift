internal import Crypto
public import Rules

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The keys that stored credentials are encrypted with: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits for each value.
///
/// The first key seals, any opens. The context says where a value belongs, such as table, row and column; it is authenticated with the
/// value, so that one that is copied to another place does not open there.
public struct KeyRing: Sendable {
    private let keys: [EncryptionKey]
    private let current: EncryptionKey

    /// - Parameter keys: base64 of 32 bytes each, the current key first.
    public init(keys texts: [Secret]) throws(KeyRingError) {
        var keys: [EncryptionKey] = []
        for (index, text) in texts.enumerated() {
            let key = try EncryptionKey(base64: text, number: index + 1)
            guard !keys.contains(where: { $0.id == key.id }) else { throw .duplicateKey(number: index + 1) }
            keys.append(key)
        }
        guard let first = keys.first else { throw .noKey }
        self.keys = keys
        current = first
    }

    /// The id of the key that seals: eight hexadecimal digits, no secret.
    public var currentKeyID: String { current.id }

    /// The ids of all keys, the current first.
    public var keyIDs: [String] { keys.map(\.id) }

    /// The text form: `enc:v1:<key id>:<base64url of nonce, ciphertext and tag>`.
    public func seal(_ plaintext: [UInt8], context: String) throws(KeyRingError) -> String {
        do {
            let box = try AES.GCM.seal(
                plaintext, using: current.key, authenticating: Self.associated(current.id, context))
            let bytes = Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
            return SealedText(keyID: current.id, bytes: bytes).text
        } catch {
            throw .cipher
        }
    }

    /// What was sealed in this context, by any key of the ring.
    public func open(_ sealed: String, context: String) throws(KeyRingError) -> [UInt8] {
        let sealed = try SealedText(sealed)
        let key = try key(sealed.keyID)
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.bytes)
            return Array(try AES.GCM.open(box, using: key.key, authenticating: Self.associated(key.id, context)))
        } catch {
            throw .notAuthentic
        }
    }

    /// Whether the current key sealed it; false for what is not sealed at all.
    public func isCurrent(_ sealed: String) -> Bool {
        guard let sealed = try? SealedText(sealed) else { return false }
        return sealed.keyID == current.id
    }

    /// The same under the current key; as it is if it is so already.
    public func reseal(_ sealed: String, context: String) throws(KeyRingError) -> String {
        let plaintext = try open(sealed, context: context)
        return isCurrent(sealed) ? sealed : try seal(plaintext, context: context)
    }

    /// A key of 32 bytes from each key, for one purpose.
    func derivedKeys(info: String) -> [Secret] {
        keys.map { key in
            HKDF<Crypto.SHA256>.deriveKey(
                inputKeyMaterial: key.key, info: Array(info.utf8), outputByteCount: EncryptionKey.byteCount
            ).withUnsafeBytes { Secret(Array($0)) }
        }
    }

    // MARK: Check value

    private static let checkMark = "kcv:v1:"

    /// What a store keeps beside what is sealed, so that a start with a wrong key is noticed: `kcv:v1:<key id>:<32 hexadecimal digits>`.
    ///
    /// The digits are the first half of the HMAC-SHA-256 of a constant; nothing of the key can be told from them.
    public var keyCheckValue: String { Self.checkValue(current) }

    /// Whether a key of the ring made the value.
    ///
    /// - Throws: `unknownKey` or `wrongKey` with the key's id, `malformed`.
    public func verify(keyCheckValue value: String) throws(KeyRingError) {
        let id = value.dropFirst(Self.checkMark.count).prefix(8)
        guard value.hasPrefix(Self.checkMark), id.utf8.count == 8, id.utf8.allSatisfy(ASCII.isHex),
            value.utf8.count == keyCheckValue.utf8.count
        else { throw .malformed }
        let key = try key(String(id))
        guard value == Self.checkValue(key) else { throw .wrongKey(key.id) }
    }

    private static func checkValue(_ key: EncryptionKey) -> String {
        let code = HMAC<Crypto.SHA256>.authenticationCode(for: Array("proxyguard:v1:key-check".utf8), using: key.key)
        return checkMark + key.id + ":" + String(TokenHash(digest: code).hex.prefix(32))
    }

    private func key(_ id: String) throws(KeyRingError) -> EncryptionKey {
        guard let key = keys.first(where: { $0.id == id }) else { throw .unknownKey(id) }
        return key
    }

    private static func associated(_ id: String, _ context: String) -> [UInt8] {
        Array("proxyguard:v1:\(id):\(context)".utf8)
    }
}
