internal import CMessageDigest

/// SHA-256 and HMAC-SHA-256 (FIPS 180-4, RFC 2104).
public enum SHA256 {
    public static let byteCount = 32
    private static let blockSize = 64

    public static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var context = SHA2_CTX()
        SHA256Init(&context)
        Array(bytes).withUnsafeBytes { SHA256Update(&context, $0.baseAddress, $0.count) }
        var digest = [UInt8](repeating: 0, count: byteCount)
        SHA256Final(&digest, &context)
        return digest
    }

    public static func authenticationCode(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        var block = key.count > blockSize ? hash(key) : key
        block += [UInt8](repeating: 0, count: blockSize - block.count)
        let inner = hash(block.map { $0 ^ 0x36 } + message)
        return hash(block.map { $0 ^ 0x5C } + inner)
    }
}
