internal import Rules

/// A profile that confines containers is switched off.
enum UnconfinedProfile: ComposeCheck {
    static let rule = Rule(
        compose: "compose/unconfined-profile", "Security profile switched off",
        why: """
            The service runs without the profile that keeps containers from dangerous calls of the kernel or from files of the host. \
            Faults of the kernel that the profile covers are open again.
            """,
        severity: .high,
        remediation: "Leave the entry out, or name a profile of your own that allows the one call that is needed.",
        references: ["https://docs.docker.com/engine/security/seccomp/"],
        cwe: "CWE-693",
        aliases: [
            "compose-lint:CL-0009", "semgrep:seccomp-confinement-disabled", "semgrep:selinux-separation-disabled",
        ],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - «seccomp:unconfined»\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt: [\"«apparmor=unconfined»\"]\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - «label:disable»\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - «no-new-privileges:false»\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - '«systempaths=unconfined»'\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - seccomp:./profile.json\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt: [no-new-privileges:true]\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - label:type:app_t\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - no-new-privileges\n",
        ])

    private static let off: [String: (severity: Severity, what: String)] = [
        "seccomp:unconfined": (.high, "without seccomp"),
        "apparmor:unconfined": (.high, "without AppArmor"),
        "label:disable": (.medium, "without SELinux labels"),
        "no-new-privileges:false": (.medium, "with programs that raise their rights"),
        "systempaths:unconfined": (.high, "with all of /proc and /sys"),
    ]

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            service.items("security_opt").compactMap { node in
                guard let text = node.composeText?.value.lowercased() else { return nil }
                let name = String(text.map { $0 == "=" ? ":" : $0 }.filter { !$0.isWhitespace })
                guard let (severity, what) = off[name] else { return nil }
                return CheckFinding(node.textRange, "service \(service.name) runs \(what)", severity: severity)
            }
        }
    }
}
