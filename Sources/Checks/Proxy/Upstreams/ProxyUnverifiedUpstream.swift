internal import ProxyConfiguration
internal import Rules

/// The certificates of providers are not checked.
enum ProxyUnverifiedUpstream: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/unverified-upstream", "Certificates of upstreams not checked",
        why: """
            Nobody looks whose certificate an upstream shows. Whoever is on the way shows one of his own, and has the provider's key, every \
            prompt and every answer.
            """,
        severity: .high,
        remediation:
            "Take the setting out. For a certificate of your own, give the program the authority that issued it.",
        references: ["https://cwe.mitre.org/data/definitions/295.html"],
        cwe: "CWE-295",
        bad: [
            .modelMuxer("SSL_VERIFY=«false»\nHTTP_VERIFY_SSL=«False»\n"),
            .liteLLM("litellm_settings:\n  ssl_verify: «false»\n"),
            .liteLLM(
                "model_list:\n  - model_name: a\n    litellm_params:\n      model: gpt\n      ssl_verify: «false»\n"),
        ],
        good: [
            .modelMuxer("SSL_VERIFY=true\n"), .liteLLM("litellm_settings:\n  ssl_verify: true\n"),
            .liteLLM("litellm_settings:\n  ssl_verify: os.environ/CA_FILE\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        ([file.settings] + file.upstreams).flatMap { section in
            file.findings(ForeignSettings.verifiesUpstreams, in: section) { answer in
                answer.value || answer.range == nil
                    ? nil : "\(answer.name) is off: nobody looks whose certificate it is"
            }
        }
    }
}
