internal import ProxyConfiguration
internal import Rules

/// Settings that do not go together.
enum ProxyContradiction: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/contradiction", "Settings contradict each other",
        why: """
            Two settings cannot both be meant: a certificate without its key, a default above its maximum, a hash with a key that is \
            nowhere, two listeners at one address. Which of them counts is a matter of luck.
            """,
        severity: .medium,
        remediation: "Decide which of the two is meant, and mend the other one.",
        references: ["https://cwe.mitre.org/data/definitions/1284.html"],
        cwe: "CWE-1284",
        bad: [
            "[tls]\ncertificate_file = «\"/etc/proxyguard/tls.pem\"»\n",
            "[tokens]\nmax_lifetime = \"1h\"\ndefault_lifetime = «\"2h\"»\n",
            "[tokens]\nhashing = «\"hmac-sha256\"»\n",
            "[listeners]\ndata = \"127.0.0.1:8080\"\nmanagement = «\"127.0.0.1:8080\"»\n",
            "[listeners]\ndata = \"0.0.0.0:8080\"\nmanagement = «\":8080\"»\n",
            "[management]\ntoken_hash = \"${file:/run/secrets/m}\"\nnext_token_hash = «\"${file:/run/secrets/m}\"»\n",
            "[tls]\nterminated_by = «\"trusted_proxy\"»\n",
            "[[upstreams]]\nname = \"a\"\n[[upstreams]]\nname = «\"a\"»\n",
            "[limits]\nconnections = 10\nconnections_per_ip = «20»\n",
            "[timeouts]\nstream = \"60s\"\n[[upstreams]]\nfirst_byte_timeout = «\"90s\"»\n",
            "[audit]\nfile = \"/data/a\"\n[logging]\nfile = «\"/data/a\"»\n",
            "[store]\naddress = \"sqlite:/data/a\"\n[audit]\nfile = «\"/data/a\"»\n",
            "[encryption]\nprevious_keys = «[\"${file:/run/secrets/old}\"]»\n",
        ],
        good: [
            "[tls]\ncertificate_file = \"/etc/proxyguard/tls.pem\"\nkey_file = \"/etc/proxyguard/tls.key\"\n",
            "[tokens]\nmax_lifetime = \"2h\"\ndefault_lifetime = \"1h\"\n",
            "[tls]\nterminated_by = \"trusted_proxy\"\ntrusted_proxies = [\"10.0.0.7\"]\n",
            .llmProxy("LISTEN_ADDR=:8080\n"), "[tokens]\nmax_lifetime = \"1h\"\n",
            "[listeners]\ndata = \"127.0.0.1:9090\"\n[metrics]\nenabled = false\n",
            "[tls]\ncertificate_file = \"tls.pem\"\nkey_file = \"/etc/proxyguard/tls.key\"\n",
            "[[upstreams]]\nname = \"a\"\n[[upstreams]]\nname = \"b\"\n", "[limits]\nconnections = 10\n",
            "[timeouts]\nstream = \"60s\"\n[[upstreams]]\nname = \"a\"\n",
            "[audit]\nfile = \"/data/a\"\n[logging]\nfile = \"/data/b\"\n", "[encryption]\nprevious_keys = []\n",
            "[encryption]\nkey = \"${file:/run/secrets/new}\"\nprevious_keys = [\"${file:/run/secrets/old}\"]\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard file.isOwn else { return [] }
        return tls(file) + tokens(file) + listeners(file) + management(file) + upstreams(file) + limits(file)
            + files(file) + encryption(file)
    }

    private static func tls(_ file: AuditedProxy) -> [CheckFinding] {
        let settings = file.settings
        var findings: [CheckFinding] = []
        let hasCertificate = settings[TLSSettings.certificateFile] != nil
        if settings.knows(TLSSettings.certificateFile, TLSSettings.keyFile),
            hasCertificate != (settings[TLSSettings.keyFile] != nil)
        {
            let range = settings.place(of: hasCertificate ? TLSSettings.certificateFile : TLSSettings.keyFile)
            findings.append(
                CheckFinding(
                    range, hasCertificate ? "a certificate without tls.key_file" : "a key without tls.certificate_file")
            )
        }
        if settings[TLSSettings.terminatedBy] == .trustedProxy, settings.knows(TLSSettings.trustedProxies),
            settings[TLSSettings.trustedProxies].items.isEmpty
        {
            findings.append(
                CheckFinding(
                    settings.place(of: TLSSettings.terminatedBy), "a proxy ends TLS, and tls.trusted_proxies names none"
                ))
        }
        return findings
    }

    private static func tokens(_ file: AuditedProxy) -> [CheckFinding] {
        let settings = file.settings
        var findings: [CheckFinding] = []
        let (usual, most) = (settings[TokenSettings.defaultLifetime], settings[TokenSettings.maximumLifetime])
        // A default that nobody has written gives way.
        if usual > most, settings.names(TokenSettings.defaultLifetime),
            settings.knows(TokenSettings.defaultLifetime, TokenSettings.maximumLifetime)
        {
            findings.append(
                CheckFinding(
                    settings.place(of: TokenSettings.defaultLifetime),
                    "tokens live \(usual.shortText) by default and at most \(most.shortText)"))
        }
        if settings[TokenSettings.hashing] == .hmacSHA256, settings.knows(TokenSettings.pepper),
            settings[TokenSettings.pepper] == nil
        {
            findings.append(
                CheckFinding(
                    settings.place(of: TokenSettings.hashing), "the hash needs a key, and tokens.pepper is not set"))
        }
        return findings
    }

    private static func listeners(_ file: AuditedProxy) -> [CheckFinding] {
        var seen: [(setting: ProxyConfiguration.Setting<ListenAddress>, address: ListenAddress)] = []
        return file.listeners.compactMap { setting in
            guard let address = file.settings.answer(setting)?.value else { return nil }
            defer { seen.append((setting, address)) }
            guard let other = seen.first(where: { $0.address.excludes(address) })?.setting else { return nil }
            // Of the two one is written.
            let (place, rest) = file.settings.names(setting) ? (setting, other) : (other, setting)
            return CheckFinding(file.settings.place(of: place), "\(place.key) has the address of \(rest.key)")
        }
    }

    private static func management(_ file: AuditedProxy) -> [CheckFinding] {
        guard let next = file.settings[ManagementSettings.nextTokenHash],
            next == file.settings[ManagementSettings.tokenHash]
        else { return [] }
        return [
            CheckFinding(
                file.settings.place(of: ManagementSettings.nextTokenHash),
                "the next management token is the present one: nothing is rotated")
        ]
    }

    /// A key of before would seal what comes: the one that was to be ended.
    private static func encryption(_ file: AuditedProxy) -> [CheckFinding] {
        let settings = file.settings
        guard settings[EncryptionSettings.key] == nil, !settings[EncryptionSettings.previousKeys].items.isEmpty,
            settings.knows(EncryptionSettings.key, EncryptionSettings.previousKeys)
        else { return [] }
        return [
            CheckFinding(
                settings.place(of: EncryptionSettings.previousKeys),
                "keys of before without encryption.key, the present one")
        ]
    }

    private static func upstreams(_ file: AuditedProxy) -> [CheckFinding] {
        var names: Set<String> = []
        var findings: [CheckFinding] = []
        for upstream in file.upstreams {
            let name = upstream[UpstreamSettings.name]
            if !name.isEmpty, !names.insert(name).inserted {
                findings.append(
                    CheckFinding(
                        upstream.place(of: UpstreamSettings.name),
                        "another upstream has this name: keys and records cannot be told apart"))
            }
            let (first, all) = (upstream[UpstreamSettings.firstByteTimeout], file.settings[TimeoutSettings.stream])
            // A default that nobody has written gives way.
            if first > all, upstream.names(UpstreamSettings.firstByteTimeout),
                file.settings.names(TimeoutSettings.stream)
            {
                findings.append(
                    CheckFinding(
                        upstream.place(of: UpstreamSettings.firstByteTimeout),
                        "the first byte may take \(first.shortText), and all of an answer \(all.shortText)"))
            }
        }
        return findings
    }

    private static func limits(_ file: AuditedProxy) -> [CheckFinding] {
        let settings = file.settings
        let (one, all) = (settings[LimitSettings.addressConnections], settings[LimitSettings.connections])
        guard one > all, settings.names(LimitSettings.addressConnections), settings.names(LimitSettings.connections)
        else { return [] }
        return [
            CheckFinding(
                settings.place(of: LimitSettings.addressConnections),
                "one address may have \(one) connections, and all together \(all)")
        ]
    }

    /// As they are written; the program itself looks at which files they are.
    private static func files(_ file: AuditedProxy) -> [CheckFinding] {
        let settings = file.settings
        var written: [(path: String, setting: any SettingDeclaration)] = []
        if case .sqlite(let path) = settings[StoreSettings.address] {
            written.append((String(path.prefix { $0 != "?" }), StoreSettings.address))
        }
        if settings[AuditSettings.isEnabled] { written.append((settings[AuditSettings.file].text, AuditSettings.file)) }
        if let log = settings[LoggingSettings.file] { written.append((log.text, LoggingSettings.file)) }
        return written.indices.compactMap { index in
            let entry = written[index]
            guard let other = written[..<index].first(where: { $0.path == entry.path }) else { return nil }
            // Of the two one is written.
            let (place, rest) =
                settings.names(entry.setting) ? (entry.setting, other.setting) : (other.setting, entry.setting)
            return CheckFinding(settings.place(of: place), "\(place.key) is the file of \(rest.key)")
        }
    }
}
