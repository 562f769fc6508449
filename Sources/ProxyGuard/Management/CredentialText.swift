/// Texts that hold a token or a key where none belongs.
enum CredentialText {
    private static let prefixes = ["pg_", "pgm_", "pgr_", "sk-"].map { Array($0.utf8) }

    /// Whether what looks like a token or key stands in a text: a prefix and 20 characters of a token's.
    static func isContained(in text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        return prefixes.contains { prefix in
            guard bytes.count >= prefix.count + 20 else { return false }
            return (0...(bytes.count - prefix.count - 20)).contains { start in
                bytes[start...].starts(with: prefix)
                    && bytes[(start + prefix.count)...].prefix(20).allSatisfy(isTokenByte)
            }
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
