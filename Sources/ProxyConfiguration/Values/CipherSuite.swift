internal import Rules

/// A cipher suite by its name of OpenSSL or of IANA.
public struct CipherSuite: SettingValue, Hashable {
    /// As it is written.
    public let name: String

    /// Creates a suite of this name.
    public init(_ name: String) { self.name = name }

    public static var phrase: String { "a cipher suite such as \"ECDHE-RSA-AES128-GCM-SHA256\"" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> CipherSuite? {
        guard let text = written.text, !text.isEmpty,
            text.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || "-_+!:@=.".utf8.contains($0) })
        else { return refuse(written, &mismatches) }
        return CipherSuite(text)
    }

    private static let broken: Set<Substring> = [
        "RC4", "RC2", "DES", "3DES", "CBC3", "IDEA", "SEED", "NULL", "ENULL", "ANULL", "EXPORT", "EXP", "MD5", "ADH",
        "AECDH", "LOW", "MEDIUM", "PSK", "SRP", "CBC",
    ]

    /// What makes it weak: a part of its name, or what it lacks; nil if it is an authenticated cipher with fresh keys.
    ///
    /// Source: RFC 9325, section 4.2
    public var weakness: String? {
        let parts = name.uppercased().split { $0 == "-" || $0 == "_" || $0 == "+" || $0 == ":" }
        if let part = parts.first(where: Self.broken.contains) { return "\(part) in it" }
        if let level = name.uppercased().split(separator: "=").last, name.uppercased().contains("SECLEVEL="),
            level == "0" || level == "1"
        {
            return "a security level that lets weak keys pass"
        }
        // TLS 1.3 always has both, and names neither.
        if name.uppercased().hasPrefix("TLS_AES_") || name.uppercased().hasPrefix("TLS_CHACHA20_") { return nil }
        let isAuthenticated = parts.contains { ["GCM", "CCM", "CCM8", "POLY1305", "CHACHA20"].contains($0) }
        if !isAuthenticated { return "no authenticated encryption" }
        return parts.contains { ["ECDHE", "DHE", "EECDH"].contains($0) } ? nil : "no fresh keys for each connection"
    }

    /// The name where every part of it is one of a suite; else something was written that is none, perhaps a secret.
    public var shownName: String? {
        let parts = name.uppercased().split { "-_+:!@=.".contains($0) }
        return parts.allSatisfy {
            Self.broken.contains($0) || Self.words.contains($0)
                || $0.utf8.allSatisfy(ASCII.isDigit) && $0.utf8.count <= 3
        }
            ? name : nil
    }

    private static let words: Set<Substring> = [
        "TLS", "SSL", "WITH", "RSA", "ARSA", "KRSA", "DSS", "DSA", "ECDSA", "AECDSA", "ED25519", "DH", "DHE", "EDH",
        "KEDH", "KDHE", "ECDH", "ECDHE", "EECDH", "KECDHE", "KEECDH", "AES", "AES128", "AES256", "AESGCM", "AESCCM",
        "GCM", "CCM", "CCM8", "EDE", "CHACHA20", "POLY1305", "CAMELLIA", "CAMELLIA128", "CAMELLIA256", "ARIA",
        "ARIA128",
        "ARIA256", "ARIAGCM", "SHA", "SHA1", "SHA256", "SHA384", "SHA512", "HIGH", "ALL", "DEFAULT", "COMPLEMENTOFALL",
        "COMPLEMENTOFDEFAULT", "STRENGTH", "SECLEVEL", "FIPS", "SUITEB128", "SUITEB192", "TLSV1", "SSLV3", "KRB5",
        "GOST",
    ]

    public var written: String { "\"\(shownName ?? "***")\"" }
}
