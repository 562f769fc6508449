internal import Rules
internal import YAML

/// Programs in a container may raise their rights.
enum NewPrivileges: ComposeCheck {
    static let rule = Rule(
        compose: "compose/new-privileges", "Rights can be raised",
        why: """
            Nothing keeps programs with the set-user-ID bit from making a process of the service root. With no-new-privileges they \
            run with the rights of who starts them.
            """,
        severity: .low,
        isOptIn: true,
        remediation: "Add security_opt: [\"no-new-privileges:true\"].",
        references: ["https://docs.docker.com/reference/cli/docker/container/run/#security-opt"],
        cwe: "CWE-732",
        aliases: ["compose-lint:CL-0003", "semgrep:no-new-privileges"],
        bad: [
            "services:\n  «web»:\n    image: app:1.2\n",
            "services:\n  \"«web»\":\n    image: app:1.2\n    security_opt: [seccomp:./profile.json]\n",
            "services:\n  a:\n    image: app:1.2\n    security_opt: [no-new-privileges:true]\n  «b»:\n    image: app:1.2\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    security_opt: [\"no-new-privileges:true\"]\n",
            "services:\n  web:\n    image: app:1.2\n    security_opt:\n      - no-new-privileges\n",
            "x-base: &base\n  security_opt: [no-new-privileges=true]\nservices:\n  web:\n    <<: *base\n",
            "services:\n  base:\n    image: app:1.2\n    security_opt: [no-new-privileges]\n  web:\n    extends: base\n",
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.compactMap { service in
            let options = service["security_opt"]?.sequence ?? []
            let isSet = options.contains { node in
                node.text.map { $0.hasPrefix("no-new-privileges") && !$0.hasSuffix("false") } ?? false
            }
            guard !isSet, !service.isPartial else { return nil }
            return CheckFinding(service.nameRange, "service \(service.name) lets programs raise their rights")
        }
    }
}
