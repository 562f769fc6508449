internal import ProxyConfiguration
internal import Rules

/// Production depends on something of a developer's machine.
enum ProxyLocalUpstream: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/production-points-to-development", "Production points to development",
        why: """
            A production deployment sends requests, or keeps its state, at a host whose name says that it is for development or tests. Data \
            of customers ends up where other rules hold, or answers come from something that nobody runs.
            """,
        severity: .medium,
        remediation: "Write the address of production; keep one file for each environment.",
        references: ["https://owasp.org/www-project-proactive-controls/"],
        cwe: "CWE-1188",
        bad: [
            "environment = \"production\"\n[[upstreams]]\nbase_url = «\"https://llm.staging.example.com\"»\n",
            "environment = \"production\"\n[store]\naddress = «\"rediss://redis-dev.internal:6380\"»\n",
            .modelMuxer("ENVIRONMENT=production\nDATABASE_URL=«postgresql://db.test.internal/app?sslmode=require»\n"),
        ],
        good: [
            "environment = \"production\"\n[[upstreams]]\nbase_url = \"https://llm.example.com\"\n",
            "environment = \"staging\"\n[[upstreams]]\nbase_url = \"https://llm.staging.example.com\"\n",
            "environment = \"production\"\n[[upstreams]]\nbase_url = \"https://api.devices.example.com\"\n",
        ])

    private static let words: Set<Substring> = [
        "dev", "development", "test", "testing", "staging", "stage", "sandbox", "qa",
    ]

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard file.environment == .production else { return [] }
        func message(_ host: String?) -> String? {
            guard let host, let word = host.split(whereSeparator: { ".-_".contains($0) }).first(where: words.contains)
            else {
                return nil
            }
            return "production points to \(host): \(word)"
        }
        let upstreams = file.upstreams.flatMap { upstream in
            file.findings(UpstreamSettings.baseURL, in: upstream) { message($0.value?.host) }
        }
        return upstreams + file.findings(StoreSettings.address) { message($0.value.server?.host) }
            + file.findings(ForeignSettings.cache) { message($0.value?.server?.host) }
    }
}
