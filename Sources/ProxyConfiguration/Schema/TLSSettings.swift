/// `[tls]`: the certificate and what is spoken with clients.
public enum TLSSettings {
    /// The chain of certificates.
    public static let certificateFile = Setting<FilePath?>(
        "tls.certificate_file", nil, .tls, "The chain of certificates, PEM; read again when the file changes.")
    /// The private key.
    public static let keyFile = Setting<FilePath?>(
        "tls.key_file", nil, .tls, "The private key of the certificate, PEM, readable by the program's user alone.")
    /// The oldest version.
    public static let minimumVersion = Setting<TLSVersion>(
        "tls.min_version", .tls12, .tls, "The oldest version that is spoken; the newest that both sides know is taken."
    )
    /// The suites of TLS 1.2.
    public static let ciphers = Setting<Listed<CipherSuite>>(
        "tls.ciphers",
        Listed(
            [
                "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
                "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305",
            ].map { CipherSuite($0) }), .tls,
        "The cipher suites of TLS 1.2, the best first; those of TLS 1.3 are all good.")
    /// Who ends TLS.
    public static let terminatedBy = Setting<TLSTermination>(
        "tls.terminated_by", .own, .tls,
        "Who ends TLS: the program itself, or a trusted proxy in front of it.")
    /// Who may tell a client's address.
    public static let trustedProxies = Setting<Listed<Network>>(
        "tls.trusted_proxies", Listed(), .listeners,
        "The proxies in front, whose X-Forwarded-For and X-Forwarded-Proto are believed; nobody else's are.")
    /// How long browsers insist on TLS.
    public static let hstsAge = Setting<Duration>(
        "tls.hsts_max_age", .seconds(365 * 86_400), .tls, limit: .range(.zero ... .seconds(730 * 86_400)),
        "How long browsers insist on TLS once they had it; 0s sends no such header.")

    static let all: [any SettingDeclaration] = [
        certificateFile, keyFile, minimumVersion, ciphers, terminatedBy, trustedProxies, hstsAge,
    ]
}
