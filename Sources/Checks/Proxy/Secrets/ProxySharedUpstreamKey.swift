internal import ProxyConfiguration
internal import Rules

/// Two upstreams have one key.
enum ProxySharedUpstreamKey: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/shared-upstream-key", "One key for several upstreams",
        why: """
            Two upstreams at different addresses are sent one key. Whoever runs one of them can use it at the other, and it cannot be \
            revoked for one alone.
            """,
        severity: .high,
        remediation: "Have a key issued for each, and refer to each by a name of its own.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html"],
        cwe: "CWE-522",
        bad: [
            .own(
                "[[upstreams]]\nname = \"a\"\nbase_url = \"https://a.example.com\"\ncredential = \"${env:KEY}\"\n"
                    + "[[upstreams]]\nname = \"b\"\nbase_url = \"https://b.example.com\"\ncredential = «\"${env:KEY}\"»\n"
            ),
            .own(
                "[[upstreams]]\nname = \"a\"\ndialect = \"openai\"\ncredential = \"${file:/run/k}\"\n"
                    + "[[upstreams]]\nname = \"b\"\ndialect = \"anthropic\"\ncredential = «\"${file:/run/k}\"»\n"),
            .liteLLM(
                "model_list:\n  - model_name: a\n    litellm_params: {model: openai/gpt-4o, api_key: os.environ/KEY}\n"
                    + "  - model_name: b\n    litellm_params: {model: mistral/small, api_key: «os.environ/KEY»}\n"),
        ],
        good: [
            .own(
                "[[upstreams]]\nname = \"a\"\nbase_url = \"https://a.example.com\"\ncredential = \"${env:KEY_A}\"\n"
                    + "[[upstreams]]\nname = \"b\"\nbase_url = \"https://b.example.com\"\ncredential = \"${env:KEY_B}\"\n"
            ),
            .own(
                "[[upstreams]]\nname = \"a\"\nbase_url = \"https://a.example.com/v1\"\ncredential = \"${env:KEY}\"\n"
                    + "[[upstreams]]\nname = \"b\"\nbase_url = \"https://a.example.com/v2\"\ncredential = \"${env:KEY}\"\n"
            ),
            .liteLLM(
                "model_list:\n  - litellm_params: {model: openai/gpt-4o, api_key: os.environ/KEY}\n"
                    + "  - litellm_params: {model: openai/gpt-4o-mini, api_key: os.environ/KEY}\n"),
            .liteLLM(
                "model_list:\n  - litellm_params: {model: claude-3-opus, api_key: os.environ/KEY}\n"
                    + "  - litellm_params: {model: anthropic/claude-3-haiku, api_key: os.environ/KEY}\n"
                    + "  - litellm_params: {model: house-model, api_key: os.environ/KEY}\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        var owners: [SecretReference: (owner: String, name: String)] = [:]
        return file.upstreams.compactMap { upstream in
            guard let credential = upstream.answer(UpstreamSettings.credential)?.value,
                !(credential.literal.map(SecretStrength.isPlaceholder) ?? false)
            else { return nil }
            let name = upstream.answer(UpstreamSettings.name)?.value ?? ""
            guard let owner = owner(of: upstream) else { return nil }
            guard let first = owners[credential] else {
                owners[credential] = (owner, name)
                return nil
            }
            guard first.owner != owner else { return nil }
            return CheckFinding(
                upstream.place(of: UpstreamSettings.credential),
                "upstream \(name.isEmpty ? owner : name) has the key of \(first.name.isEmpty ? first.owner : first.name)"
            )
        }
    }

    /// Who is sent the key: the host; where none is written, the provider; nil if nobody knows.
    private static func owner(of upstream: Section) -> String? {
        guard upstream.knows(UpstreamSettings.baseURL) else { return nil }
        if let host = upstream.answer(UpstreamSettings.baseURL)?.value?.host { return host }
        if let model = upstream.answer(UpstreamSettings.models)?.value.values.first { return provider(of: model) }
        return upstream.answer(UpstreamSettings.dialect)?.value.rawValue
    }

    /// `provider/model`, or a model whose name tells the provider.
    private static func provider(of model: String) -> String? {
        if model.contains("/") { return String(model.prefix { $0 != "/" }) }
        return providers.first { model.hasPrefix($0.prefix) }?.name
    }

    private static let providers: [(prefix: String, name: String)] = [
        ("claude", "anthropic"), ("gemini", "gemini"), ("command", "cohere"), ("mistral", "mistral"),
        ("gpt-", "openai"), ("chatgpt-", "openai"), ("o1", "openai"), ("o3", "openai"), ("o4", "openai"),
        ("text-embedding-", "openai"), ("dall-e", "openai"), ("whisper", "openai"), ("tts-", "openai"),
    ]
}
