internal import ProxyConfiguration
internal import Rules

/// A provider's key is older than it may get.
enum ProxyKeyAge: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/key-age", "Upstream key past its age",
        why: """
            The day on which the key was issued lies further back than the file itself allows. The longer a key lives, the more copies of \
            it there are, and the longer a copy that somebody took is worth something.
            """,
        severity: .medium,
        remediation:
            "Have the provider issue a new key, exchange it (`proxyguard key rotate`), revoke the old one, and write down the day.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html"],
        cwe: "CWE-324",
        bad: [
            "[[upstreams]]\ncreated_at = «2020-01-31»\n",
            "[[upstreams]]\ncreated_at = «2021-06-30»\nmax_age_days = 365\n",
            "[[upstreams]]\ncreated_at = «\"2999-01-01\"»\n[[upstreams]]\ncreated_at = «\"2020-02-29\"»\n",
        ],
        good: [
            "[[upstreams]]\ncreated_at = 2026-11-01\n", "[[upstreams]]\nmax_age_days = 30\n",
            "[[upstreams]]\ncreated_at = 2026-01-31\nmax_age_days = 365\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard let today = file.today else { return [] }
        return file.upstreams.flatMap { upstream in
            file.findings(UpstreamSettings.createdAt, in: upstream) { answer in
                guard let created = answer.value else { return nil }
                let (age, most) = (today.number - created.number, upstream[UpstreamSettings.maximumAge])
                // What counts as today differs by a day around the world.
                if age < -1 { return "the day on which the key was issued is yet to come: no age is checked" }
                return age > most ? "the key is \(age) days old, \(most) are allowed" : nil
            }
        }
    }
}
