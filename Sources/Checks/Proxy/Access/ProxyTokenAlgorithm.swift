internal import ProxyConfiguration
internal import Rules

/// Tokens that nothing signs.
enum ProxyTokenAlgorithm: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/token-algorithm", "JSON web tokens without a signature",
        why: """
            The algorithm of tokens is `none`, or one that no library has. A token without a signature says whatever its bearer wrote into \
            it: who he is, and what he may do.
            """,
        severity: .critical,
        remediation: "Write HS256 with a random key of 32 bytes, or RS256, ES256, EdDSA with a key pair.",
        references: ["https://www.rfc-editor.org/rfc/rfc8725#section-3.1"],
        cwe: "CWE-347",
        bad: [
            .modelMuxer("JWT_ALGORITHM=«none»\n"), .modelMuxer("JWT_ALGORITHM=\"«None»\"\n"),
            .modelMuxer("JWT_ALGORITHM=«MD5»\n"),
        ],
        good: [
            .modelMuxer("JWT_ALGORITHM=HS256\n"), .modelMuxer("JWT_ALGORITHM=EdDSA\n"), .modelMuxer("JWT_ALGORITHM=\n"),
        ])

    private static let algorithms: Set = [
        "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
        "ES256K",
        "EDDSA", "ED25519",
    ]

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(ForeignSettings.tokenAlgorithm) { answer in
            algorithms.contains(answer.value.uppercased()) ? nil : "\(answer.name) names no algorithm that signs"
        }
    }
}
