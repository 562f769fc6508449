internal import Rules

/// The text form of what is sealed: `enc:v1:<key id>:<base64url of nonce, ciphertext and tag>`.
struct SealedText {
    static let nonceCount = 12
    static let tagCount = 16
    private static let mark = "enc:"
    private static let version = "v1"
    private static let idCount = 8

    var keyID: String
    /// Nonce, ciphertext and tag.
    var bytes: [UInt8]

    init(keyID: String, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }

    /// There is one text for each value: base64 with padding, other signs or unused bits that are set is refused.
    init(_ text: String) throws(KeyRingError) {
        guard text.utf8.starts(with: Self.mark.utf8) else { throw .plaintext }
        let parts = text.utf8.dropFirst(Self.mark.utf8.count).split(
            separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .malformed }
        guard parts[0].elementsEqual(Self.version.utf8) else {
            throw parts[0].first == UInt8(ascii: "v") && parts[0].dropFirst().allSatisfy(ASCII.isDigit)
                && parts[0].count > 1 ? .unknownVersion : .malformed
        }
        let id = String(decoding: parts[1], as: UTF8.self)
        guard parts[1].count == Self.idCount, parts[1].allSatisfy(Self.isLowerHex) else { throw .malformed }
        guard let bytes = Base64.decode(parts[2]), Self.base64url(bytes).elementsEqual(parts[2]) else {
            throw .malformed
        }
        guard bytes.count >= Self.nonceCount + Self.tagCount else { throw .truncated }
        self.init(keyID: id, bytes: bytes)
    }

    var text: String {
        "\(Self.mark)\(Self.version):\(keyID):" + String(decoding: Self.base64url(bytes), as: UTF8.self)
    }

    private static func isLowerHex(_ byte: UInt8) -> Bool { ASCII.isHex(byte) && !ASCII.isUpper(byte) }

    private static func base64url(_ bytes: [UInt8]) -> [UInt8] {
        Base64.encode(bytes).compactMap { byte in
            switch byte {
            case UInt8(ascii: "="): nil
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
    }
}
