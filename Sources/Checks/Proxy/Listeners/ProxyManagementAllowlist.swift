internal import ProxyConfiguration
internal import Rules

/// Administrators may come from anywhere.
enum ProxyManagementAllowlist: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/management-allowlist-missing", "Management without list of networks",
        why: """
            The listener for administration can be reached from other machines, and no list says which of them may use it. A token that got \
            lost is enough then, from wherever.
            """,
        severity: .medium,
        remediation: "Name the networks of the administrators in management.allowed_cidrs.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Authorization_Cheat_Sheet.html"],
        cwe: "CWE-284",
        bad: [
            "[listeners]\nmanagement = \"10.0.0.5:8081\"\n[management]\nallowed_cidrs = «[]»\n",
            "[listeners]\nmanagement = «\"10.0.0.5:8081\"»\n",
            "[listeners]\nmanagement = «\"proxy.internal:8081\"»\n[tls]\nmin_version = \"1.2\"\n",
        ],
        good: [
            "[listeners]\nmanagement = \"10.0.0.5:8081\"\n[management]\nallowed_cidrs = [\"10.0.7.0/24\"]\n",
            "[listeners]\nmanagement = \"127.0.0.1:8081\"\n", "[management]\nfailures_per_minute = 3\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard file.isOwn, !file.settings[ListenerSettings.management].isLoopback else { return [] }
        let isSet = file.settings.names(ManagementSettings.allowedNetworks)
        // One that could not be read is reported as that.
        guard file.settings.knows(ManagementSettings.allowedNetworks),
            !isSet || file.settings[ManagementSettings.allowedNetworks].items.isEmpty
        else { return [] }
        return [
            CheckFinding(
                place(in: file, isSet: isSet),
                "other machines reach administration, and management.allowed_cidrs names no network")
        ]
    }

    private static func place(in file: AuditedProxy, isSet: Bool) -> Range<Int> {
        isSet
            ? file.settings.place(of: ManagementSettings.allowedNetworks)
            : file.settings.place(of: ListenerSettings.management)
    }
}
