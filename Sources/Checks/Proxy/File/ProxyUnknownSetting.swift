internal import ProxyConfiguration
internal import Rules

/// A setting that does not exist.
enum ProxyUnknownSetting: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/unknown-setting", "Unknown setting",
        why: """
            No setting has this name. Whoever wrote it believes in a protection that is not there; a program that passes over such a \
            line runs without it and says nothing.
            """,
        severity: .high,
        remediation: "Write the name as docs/proxy-configuration.md has it, or take the line out.",
        references: ["https://cwe.mitre.org/data/definitions/1188.html"],
        cwe: "CWE-1188",
        bad: [
            "[tls]\n«min_verison» = \"1.3\"\n",
            "environment = \"production\"\n«rate_limit» = 100\n",
            "[[upstreams]]\nname = \"a\"\n«insecure» = true\n[cors]\n«origins» = []\n",
            .yaml("tls:\n  «min_verison»: \"1.3\"\n"), .yaml("environment: test\n«tls.min_version»: \"1.3\"\n"),
        ],
        good: [
            "[tls]\nmin_version = \"1.3\"\n", "[limits.per_ip]\nrequests_per_minute = 60\n",
            "limits.connections = 500\n",
            .yaml("tls: {min_version: \"1.3\"}\nupstreams:\n  - name: a\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(.unknown) { problem in
            problem.message + (problem.suggestion.map { "; the nearest name is \($0)" } ?? "")
        }
    }
}
