internal import ProxyConfiguration
internal import Rules

/// Requests go to a provider in the clear.
enum ProxyPlainUpstream: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/upstream-plain-http", "Upstream without TLS",
        why: """
            Requests to a provider leave the machine in the clear. Whoever is on the way has the provider's key, every prompt and every \
            answer, and can change them.
            """,
        severity: .high,
        remediation: "Write https://. On this machine, 127.0.0.1 or localhost, plain HTTP is fine.",
        references: ["https://cwe.mitre.org/data/definitions/319.html"],
        cwe: "CWE-319",
        bad: [
            "[[upstreams]]\nbase_url = «\"http://llm.example.com/v1\"»\n",
            .llmProxy("OPENAI_API_URL=«http://10.0.0.5:8000»\n"),
            .liteLLM("model_list:\n  - litellm_params:\n      api_base: «http://llm.internal:8000/v1»\n"),
            .liteLLM("litellm_settings: {}\nenvironment_variables:\n  OPENAI_API_BASE: «http://llm.internal/v1»\n"),
        ],
        good: [
            "[[upstreams]]\nbase_url = \"https://llm.example.com/v1\"\n",
            "[[upstreams]]\nbase_url = \"http://127.0.0.1:11434\"\n",
            .llmProxy("OPENAI_API_URL=https://api.openai.com\n"),
            .liteLLM("model_list:\n  - litellm_params:\n      api_base: os.environ/API_BASE\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.upstreams.flatMap { upstream in
            file.findings(UpstreamSettings.baseURL, in: upstream) { answer in
                guard let address = answer.value, address.scheme != "https", !address.isLoopback else { return nil }
                return "keys and prompts go to \(address.host) over \(address.scheme)"
            }
        }
    }
}
