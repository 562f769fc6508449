internal import ProxyConfiguration
internal import Rules

/// A list of networks that lets nearly everybody in.
enum ProxyWideNetwork: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/cidr-too-wide", "Network wider than one organisation",
        why: """
            A network in a list of those who may come in, or whose headers are believed, has more than 65,536 addresses. One of every \
            address lets anybody in; a wide one lets in whoever rents a machine at the same provider.
            """,
        severity: .medium,
        remediation: "Name the networks that are meant: the office, the VPN, the address of the proxy in front.",
        references: ["https://www.rfc-editor.org/rfc/rfc4632"],
        cwe: "CWE-284",
        bad: [
            "[management]\nallowed_cidrs = [«\"0.0.0.0/0\"»]\n",
            "[management]\nallowed_cidrs = [\"10.1.0.0/16\", «\"10.0.0.0/8\"»]\n",
            "[tls]\ntrusted_proxies = [«\"::/0\"», «\"2001:db8::/32\"»]\n",
            .modelMuxer("ALLOWED_IPS = [\n    \"192.168.1.0/24\",\n    \"«10.0.0.0/8»\"\n]\n"),
        ],
        good: [
            "[management]\nallowed_cidrs = [\"10.1.2.0/24\"]\n",
            "[management]\nallowed_cidrs = [\"127.0.0.0/8\", \"::1/128\"]\n",
            "[tls]\ntrusted_proxies = [\"10.1.0.0/16\"]\n", .modelMuxer("ALLOWED_IPS=192.168.1.0/24,10.1.2.3\n"),
            .modelMuxer("ALLOWED_IPS='[\"192.168.1.0/24\"]'\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        [ManagementSettings.allowedNetworks, TLSSettings.trustedProxies, ForeignSettings.allowedClients].flatMap {
            setting in
            file.findings(each: setting) { network in
                if network.isEverything { return "every address is allowed" }
                return network.isWide ? "\(network.text) has more addresses than one organisation" : nil
            }.map { finding in
                var finding = finding
                if finding.message.hasPrefix("every") { finding.severity = .high }
                return finding
            }
        }
    }
}
