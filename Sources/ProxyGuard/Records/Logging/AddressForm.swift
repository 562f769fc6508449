internal import Crypto
public import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// How much of a client's address is written.
public enum AddressForm: Sendable {
    /// All of it.
    case full
    /// The network: 24 bits of version 4, 48 of version 6.
    case truncated
    /// A name that is the same for the same address as long as the key is; without the key nobody finds the address.
    case hashed(key: Secret)

    /// The form that is written; what is no address is never shown.
    public func written(_ address: String) -> String {
        guard let bytes = Self.bytes(address) else { return "[no address]" }
        switch self {
        case .full: return Self.text(bytes)
        case .truncated:
            let kept = bytes.count == 4 ? 3 : 6
            let network = bytes.prefix(kept) + [UInt8](repeating: 0, count: bytes.count - kept)
            return Self.text(Array(network)) + "/\(8 * kept)"
        case .hashed(let key):
            let code = HMAC<Crypto.SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key.revealed))
            return "ip-" + Hexadecimal.text(Array(code).prefix(8))
        }
    }

    /// Four or sixteen bytes; an address of version 4 in one of version 6 counts as the former.
    private static func bytes(_ text: String) -> [UInt8]? {
        var version4 = in_addr()
        if inet_pton(AF_INET, text, &version4) == 1 { return withUnsafeBytes(of: &version4) { Array($0) } }
        var version6 = in6_addr()
        let plain = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        guard inet_pton(AF_INET6, plain, &version6) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &version6) { Array($0) }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? Array(bytes[12...]) : bytes
    }

    private static func text(_ bytes: [UInt8]) -> String {
        if bytes.count == 4 { return bytes.map { String($0) }.joined(separator: ".") }
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let isWritten = bytes.withUnsafeBytes {
            inet_ntop(AF_INET6, $0.baseAddress, &buffer, socklen_t(INET6_ADDRSTRLEN)) != nil
        }
        return isWritten ? String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : ""
    }
}
