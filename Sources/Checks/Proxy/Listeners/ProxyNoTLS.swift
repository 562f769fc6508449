internal import ProxyConfiguration
internal import Rules

/// Clients speak with the proxy in the clear.
enum ProxyNoTLS: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/no-tls", "No TLS for clients",
        why: """
            The data listener can be reached from other machines, and nothing says that TLS is spoken with it. Whoever is on the way reads \
            prompts, answers and tokens, and uses the tokens himself.
            """,
        severity: .high,
        remediation: """
            Set tls.certificate_file and tls.key_file; or let a proxy in front end TLS, name it (tls.terminated_by, tls.trusted_proxies), \
            and listen on 127.0.0.1 or a private address.
            """,
        references: ["https://www.rfc-editor.org/rfc/rfc9325", "https://cwe.mitre.org/data/definitions/319.html"],
        cwe: "CWE-319",
        bad: [
            "[listeners]\ndata = «\"0.0.0.0:8080\"»\n",
            "[listeners]\ndata = «\"203.0.113.7:8080\"»\n[tls]\nterminated_by = \"trusted_proxy\"\ntrusted_proxies = [\"203.0.113.1\"]\n",
            .llmProxy("ENABLE_TLS=«false»\n"),
            .modelMuxer("REQUIRE_HTTPS=«false»\n"),
        ],
        good: [
            "[listeners]\ndata = \"0.0.0.0:8443\"\n[tls]\ncertificate_file = \"/etc/p/tls.pem\"\nkey_file = \"/etc/p/tls.key\"\n",
            "[listeners]\ndata = \"127.0.0.1:8080\"\n",
            "[listeners]\ndata = \"10.0.0.5:8080\"\n[tls]\nterminated_by = \"trusted_proxy\"\ntrusted_proxies = [\"10.0.0.7\"]\n",
            .llmProxy("ENABLE_TLS=true\n"), .llmProxy("LISTEN_ADDR=127.0.0.1:8080\nENABLE_TLS=false\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let listener = file.settings.answer(ListenerSettings.data)
        if let address = listener?.value, address.isLoopback { return [] }
        guard file.isOwn else {
            return file.findings(ForeignSettings.encryptsClients) { answer in
                if answer.value { return nil }
                return answer.range == nil
                    ? "TLS is not switched on, and every machine can connect"
                    : "\(answer.name) is off, and every machine can connect"
            }
        }
        guard file.settings.knows(ListenerSettings.data, TLSSettings.certificateFile, TLSSettings.terminatedBy),
            file.settings[TLSSettings.certificateFile] == nil
        else { return [] }
        if file.settings[TLSSettings.terminatedBy] == .trustedProxy {
            guard case .port(_, let host)? = listener?.value, !(IPAddress(host)?.isPrivate ?? false) else { return [] }
            return [
                CheckFinding(
                    file.settings.place(of: ListenerSettings.data),
                    "a proxy ends TLS, and the listener behind it is open to every machine")
            ]
        }
        return [
            CheckFinding(
                file.settings.place(of: ListenerSettings.data),
                "other machines can connect, and there is no certificate")
        ]
    }
}
