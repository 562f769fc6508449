internal import ProxyConfiguration
internal import Rules

/// The hosts that requests may go to do not have that of the address.
enum ProxyForeignHost: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/upstream-host-not-allowed", "Upstream outside of its own list of hosts",
        why: """
            The list of hosts that requests may go to lacks the host of the address, so that every request is refused; or it has a pattern, \
            with which the provider's key may go to hosts that somebody else registers.
            """,
        severity: .medium,
        remediation: "Name the host of base_url, each host whole; or leave the list out.",
        references: [
            "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html"
        ],
        cwe: "CWE-918",
        bad: [
            "[[upstreams]]\nbase_url = \"https://api.example.com\"\nallowed_hosts = «[\"eu.example.com\"]»\n",
            "[[upstreams]]\nbase_url = \"https://a.example.com\"\nallowed_hosts = «[\"*.example.com\"]»\n",
            "[[upstreams]]\nbase_url = \"https://a.example.com\"\nallowed_hosts = «[\"a.example.com\", \"*\"]»\n",
        ],
        good: [
            "[[upstreams]]\nbase_url = \"https://api.example.com\"\nallowed_hosts = [\"api.example.com\"]\n",
            "[[upstreams]]\nbase_url = \"https://api.example.com\"\n",
            "[[upstreams]]\nbase_url = \"https://API.example.com\"\nallowed_hosts = [\"eu.example.com\", \"api.example.com\"]\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.upstreams.flatMap { upstream in
            file.findings(UpstreamSettings.allowedHosts, in: upstream) { answer in
                let hosts = answer.value.values
                guard !hosts.isEmpty else { return nil }
                if hosts.contains(where: { $0.contains("*") }) {
                    return "a pattern of hosts may be sent the provider's key"
                }
                guard let host = upstream[UpstreamSettings.baseURL]?.host else { return nil }
                return hosts.contains { $0.lowercased() == host }
                    ? nil : "\(host), where requests go, is not among them"
            }
        }
    }
}
