internal import ProxyConfiguration
internal import Rules

/// The address of an upstream is one at which no provider can be, or says more than is used.
enum ProxyUpstreamAddress: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/upstream-address", "Address that is none of a provider",
        why: """
            The address of an upstream is that of a cloud's metadata service, of every machine or none, or written so that others read \
            another one; or it has a query, a fragment, a user or a scheme, of which nothing is used. Prompts and the provider's key go \
            where nobody meant, and what answers may be the credentials of the machine itself.
            """,
        severity: .high,
        remediation:
            "Write scheme, host and path of the provider, nothing else; a machine by the plain form of its address.",
        references: [
            "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html"
        ],
        cwe: "CWE-918",
        bad: [
            "[[upstreams]]\nbase_url = «\"https://169.254.169.254/\"»\n",
            "[[upstreams]]\nbase_url = «\"https://metadata.google.internal\"»\n",
            "[[upstreams]]\nbase_url = «\"https://0.0.0.0:8443\"»\n[[upstreams]]\nbase_url = «\"https://[fe80::1]\"»\n",
            "[[upstreams]]\nbase_url = «\"https://[::ffff:10.0.0.7]:8443\"»\n",
            "[[upstreams]]\nbase_url = «\"https://api.example.com/v1?x=1\"»\n",
            "[[upstreams]]\nbase_url = «\"https://api.example.com/v1#x\"»\n",
            "[[upstreams]]\nbase_url = «\"https://@api.example.com\"»\n",
            "[[upstreams]]\nbase_url = «\"ftp://127.0.0.1\"»\n[[upstreams]]\nbase_url = «\"https://a.example.com/a/../b\"»\n",
            "[[upstreams]]\nbase_url = «\"https://*.example.com\"»\n[[upstreams]]\nbase_url = «\"https://a.example.com:0\"»\n",
            .liteLLM("model_list:\n  - litellm_params:\n      api_base: «https://metadata.google.internal/v1»\n"),
        ],
        good: [
            "[[upstreams]]\nbase_url = \"https://api.example.com/\"\n",
            "[[upstreams]]\nbase_url = \"http://127.0.0.1:11434\"\n[[upstreams]]\nbase_url = \"https://10.0.0.7:8443/v1\"\n",
            "[[upstreams]]\nbase_url = \"https://metadata.example.com/v1.0/..a\"\n",
            .liteLLM("model_list:\n  - litellm_params:\n      api_base: https://a.example.com/v1?api-version=1\n"),
            .liteLLM("model_list:\n  - litellm_params:\n      api_base: https://0.0.0.0:4000\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.upstreams.flatMap { upstream in
            file.findings(UpstreamSettings.baseURL, in: upstream) { answer in
                guard let address = answer.value else { return nil }
                return place(of: address, file) ?? (file.isOwn ? form(of: address) : nil)
            }
        }
    }

    /// Other systems are run where `0.0.0.0` is written for this machine; what a cloud keeps for itself is meant nowhere.
    private static func place(of address: ProxyConfiguration.WebAddress, _ file: AuditedProxy) -> String? {
        guard case .nobody(let refusal) = UpstreamReach(host: address.host) else { return nil }
        return file.isOwn || [.metadata, .linkLocal].contains(refusal) ? "\(address.host): \(refusal.phrase)" : nil
    }

    private static func form(of address: ProxyConfiguration.WebAddress) -> String? {
        if !["https", "http"].contains(address.scheme) { return "\(address.scheme) is not spoken with upstreams" }
        if address.hasUser { return "a user in front of the host is never sent: the key stands in credential" }
        if address.hasQueryOrFragment { return "what stands behind ? or # is never sent" }
        if address.port == 0 { return "nothing waits at port 0" }
        let path = address.path.lowercased()
        let isCanonical =
            !["%2e", "%2f", "%5c"].contains { path.contains($0) }
            && !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
        return isCanonical ? nil : "a path with . or .. in it, or a slash in disguise, is not the same for every reader"
    }
}
