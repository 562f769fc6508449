internal import Rules

/// Names a value without revealing it: the same for the same value of the same rule family in every file, commit and command.
public struct Fingerprint: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 32 lower-case hexadecimal digits.
    public let description: String

    /// Domain separation, not secrecy: a weak password can be guessed from its fingerprint, as from any hash.
    private static let key = Array("secscan fingerprint 1".utf8)
    private static let byteCount = 16

    /// - Parameters:
    ///   - family: of the rule.
    ///   - value: carriage returns in it do not count, so that line endings change nothing.
    public init(family: String, value: some Sequence<UInt8>) {
        let message = Array(family.utf8) + [0] + value.filter { $0 != UInt8(ascii: "\r") }
        description = SHA256.authenticationCode(for: message, key: Self.key).prefix(Self.byteCount)
            .map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }

    /// Nil unless `text` is 32 hexadecimal digits.
    public init?(_ text: String) {
        guard text.utf8.count == 2 * Self.byteCount, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return nil
        }
        description = text.lowercased()
    }

    public static func < (left: Fingerprint, right: Fingerprint) -> Bool { left.description < right.description }
}
