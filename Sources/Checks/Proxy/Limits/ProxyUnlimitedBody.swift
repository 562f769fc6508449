internal import ProxyConfiguration
internal import Rules

/// Requests may be of any size.
enum ProxyUnlimitedBody: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/unlimited-body", "Requests of any size",
        why: """
            The size of a request is limited by nothing, by zero, which for most programs means nothing, or by more than a gigabyte. A \
            handful of requests fill the memory.
            """,
        severity: .medium,
        remediation: "Set what prompts and attachments need: 10 MiB is a beginning.",
        references: ["https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/"],
        cwe: "CWE-770",
        bad: [
            .llmProxy("MAX_REQUEST_SIZE=«0»\n"), .modelMuxer("MAX_REQUEST_SIZE_MB=«4096»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  max_request_size_mb: «0»\n"),
        ],
        good: [
            .llmProxy("MAX_REQUEST_SIZE=10MB\n"), .modelMuxer("MAX_REQUEST_SIZE_MB=10\n"),
            "[limits]\nrequest_body = \"20MiB\"\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard !file.isOwn else { return [] }
        return file.findings(LimitSettings.requestBody) { answer in
            guard answer.range != nil else { return nil }
            if answer.value.bytes <= 0 { return "\(answer.name) is \(answer.value.bytes): requests may be of any size" }
            return answer.value > .mebibytes(1024) ? "\(answer.name) is more than a gigabyte" : nil
        }
    }
}
