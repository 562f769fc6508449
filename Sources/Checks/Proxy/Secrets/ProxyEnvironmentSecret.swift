internal import ProxyConfiguration
internal import Rules

/// In production a secret comes from the environment.
enum ProxyEnvironmentSecret: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/environment-secret", "Production secret in an environment variable",
        why: """
            A production deployment takes a secret from its environment. Every process it starts inherits it, dumps and inspections of the \
            container show it, and it cannot be exchanged while the program runs.
            """,
        severity: .info,
        remediation:
            "Mount it as a file that only the program's user may read, and refer to it: ${file:/run/secrets/name}.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
        cwe: "CWE-526",
        bad: [
            "environment = \"production\"\n[[upstreams]]\ncredential = «\"${env:OPENAI_API_KEY}\"»\n",
            "environment = \"production\"\n[management]\ntoken_hash = «\"${env:HASH}\"»\n",
            "environment = \"production\"\n[encryption]\nkey = «\"${env:KEY}\"»\n",
        ],
        good: [
            "environment = \"production\"\n[[upstreams]]\ncredential = \"${file:/run/secrets/openai}\"\n",
            "environment = \"development\"\n[[upstreams]]\ncredential = \"${env:OPENAI_API_KEY}\"\n",
            .liteLLM("model_list:\n  - litellm_params:\n      api_key: os.environ/OPENAI_API_KEY\n"),
        ])

    private static let settings = [
        ManagementSettings.tokenHash, ManagementSettings.nextTokenHash, ManagementSettings.signingSecret,
        TokenSettings.pepper, EncryptionSettings.key, StoreSettings.password, MetricsSettings.tokenHash,
        AlertSettings.signingSecret, UpstreamSettings.credential,
    ]

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard file.isOwn, file.environment == .production else { return [] }
        return ([file.settings] + file.upstreams).flatMap { section in
            settings.flatMap { setting in
                file.findings(setting, in: section) { answer in
                    guard answer.range != nil, case .environment(let name)? = answer.value else { return nil }
                    return "\(answer.name) comes from the variable \(name)"
                }
            }
        }
    }
}
