internal import ProxyConfiguration
internal import Rules

/// A key for JSON web tokens that can be guessed.
enum ProxyWeakTokenSecret: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/weak-token-secret", "Weak key of JSON web tokens",
        why: """
            The key that signs tokens is shorter than the hash, a word of a manual, or a few characters over and over. Whoever has one token \
            can try keys on his own machine until one fits, and then makes tokens for anybody.
            """,
        severity: .critical,
        remediation: "Make one at random, 32 bytes at least (`openssl rand -base64 32`), one for each environment.",
        references: ["https://www.rfc-editor.org/rfc/rfc7518#section-3.2"],
        cwe: "CWE-521",
        bad: [
            .modelMuxer("JWT_SECRET_KEY=«REPLACE-WITH-SECURE-32-CHAR-SECRET-KEY-IN-PRODUCTION»\n"),
            .modelMuxer("JWT_SECRET_KEY = \"«your-secure-secret-key»\"\n"),
            .modelMuxer("export JWT_SECRET_KEY='«hunter{-}42»'\n"),
        ],
        good: [
            .modelMuxer("JWT_SECRET_KEY=q8Zr4Tn1Xc{-}7Vb2Lm9Kp3Wd6Hs5Jf0GyA\n"),
            .modelMuxer("JWT_SECRET_KEY=your-secure-secret-key\n", path: ".env.example"),
            .modelMuxer("export JWT_SECRET_KEY=\"$(openssl rand -base64 32)\"\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard !file.isExample else { return [] }
        return file.findings(ForeignSettings.tokenSecret) { answer in
            answer.value?.literal.flatMap { SecretStrength.weakness(of: $0, leastLength: 32) }
                .map { "\(answer.name) is weak: \($0)" }
        }
    }
}
