internal import ProxyConfiguration
internal import Rules

/// Administration can be reached from every network.
enum ProxyManagementPublic: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/management-public", "Management open to every network",
        why: """
            The listener for administration waits on every address of the machine, or on one that the Internet reaches. Whoever finds it may \
            try tokens, and one mistake in it is everybody's.
            """,
        severity: .high,
        remediation: "Listen on 127.0.0.1 or a socket (unix:/run/…), and reach it through SSH or a private network.",
        references: ["https://cwe.mitre.org/data/definitions/668.html"],
        cwe: "CWE-668",
        bad: [
            "[listeners]\nmanagement = «\"0.0.0.0:8081\"»\n", "[listeners]\nmanagement = «\":8081\"»\n",
            "[listeners]\nmanagement = «\"203.0.113.7:8081\"»\n",
            .llmProxy("LISTEN_ADDR=«:8080»\nADMIN_UI_ENABLED=true\n"),
        ],
        good: [
            "[listeners]\nmanagement = \"127.0.0.1:8081\"\n", "[listeners]\nmanagement = \"unix:/run/p/m.sock\"\n",
            "[listeners]\nmanagement = \"10.1.2.3:8081\"\n", .llmProxy("LISTEN_ADDR=127.0.0.1:8080\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        // Another system answers both on one listener.
        let setting = file.isOwn ? ListenerSettings.management : ListenerSettings.data
        guard file.settings.answer(ListenerSettings.management) != nil, let listener = file.settings.answer(setting),
            case .port(_, let host) = listener.value
        else { return [] }
        let isPublic = IPAddress(host).map { !$0.isLoopback && !$0.isPrivate } ?? host.isEmpty
        guard isPublic else { return [] }
        return [
            CheckFinding(
                file.settings.place(of: setting),
                "administration answers on \(listener.value.isEveryAddress ? "every address" : "a public address")")
        ]
    }
}
