internal import ProxyConfiguration
internal import Rules

/// Any client may say what its address is.
enum ProxyForwardedAddress: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/forwarded-address-trusted", "Clients choose their own address",
        why: """
            The header X-Forwarded-For counts, whoever sends it. A client that writes another address into each request has no limit of its \
            address, and passes a list of addresses that may come in.
            """,
        severity: .medium,
        remediation:
            "Believe the header only from the proxies in front, named by their networks; else leave it unread.",
        references: ["https://docs.litellm.ai/docs/proxy/ip_address"],
        cwe: "CWE-348",
        bad: [
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  use_x_forwarded_for: «true»\n"),
            .liteLLM(
                "litellm_settings: {}\ngeneral_settings:\n  allowed_ips: [10.0.0.7]\n  use_x_forwarded_for: «\"true\"»\n"
            ),
            .liteLLM("general_settings:\n  master_key: os.environ/KEY\n  use_x_forwarded_for: «yes»\n"),
        ],
        good: [
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  use_x_forwarded_for: false\n"),
            "[tls]\nterminated_by = \"trusted_proxy\"\ntrusted_proxies = [\"10.0.0.7\"]\n",
            "environment = \"production\"\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(ForeignSettings.trustsForwarded) { answer in
            answer.value ? "\(answer.name) is on: any client may tell any address" : nil
        }
    }
}
