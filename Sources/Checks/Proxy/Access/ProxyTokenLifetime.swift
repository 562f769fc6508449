internal import ProxyConfiguration
internal import Rules

/// Tokens that live for ever, or nearly.
enum ProxyTokenLifetime: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/token-lifetime", "Tokens live too long",
        why: """
            Tokens live longer than thirty days, or for ever. One that got into a log, a backup or the wrong hands stays worth something as \
            long, and nobody remembers to revoke it.
            """,
        severity: .medium,
        remediation: "Let them live thirty days at most, a day by default; clients exchange them in time.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"],
        cwe: "CWE-613",
        bad: [
            "[tokens]\nmax_lifetime = «\"90d\"»\n", "[tokens]\ndefault_lifetime = «\"0s\"»\n",
            .llmProxy("DEFAULT_TOKEN_LIFETIME=«0»\n"), .modelMuxer("JWT_EXPIRATION_HOURS=«8760»\n"),
            .liteLLM("litellm_settings:\n  upperbound_key_generate_params:\n    duration: «365d»\n"),
            .liteLLM("litellm_settings:\n  default_key_generate_params: {duration: «null»}\n"),
        ],
        good: [
            "[tokens]\nmax_lifetime = \"30d\"\ndefault_lifetime = \"24h\"\n", .llmProxy("DEFAULT_TOKEN_LIFETIME=30d\n"),
            .modelMuxer("JWT_EXPIRATION_HOURS=24\n"), "[tokens]\nhashing = \"sha256\"\n",
            .liteLLM("litellm_settings:\n  upperbound_key_generate_params: {duration: 1mo}\n"),
        ])

    private static let settings = [TokenSettings.maximumLifetime, TokenSettings.defaultLifetime]
    static let keys = settings.map(\.key)
    private static let most = Duration.seconds(30 * 86_400)

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        settings.flatMap { setting in
            file.findings(setting) { answer in
                guard answer.range != nil else { return nil }
                if answer.value <= .zero { return "\(answer.name) lets tokens live for ever, or not at all" }
                if answer.value > most {
                    return "\(answer.name) lets tokens live \(answer.value.shortText), 30d is the most"
                }
                return file.isOwn && answer.value < .seconds(60) ? "\(answer.name) is less than a minute" : nil
            }
        }
    }
}
