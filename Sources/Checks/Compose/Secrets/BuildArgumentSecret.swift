internal import Rules
internal import YAML

/// A credential is handed to a build as an argument.
enum BuildArgumentSecret: ComposeCheck {
    static let rule = Rule(
        compose: "compose/build-argument-secret", "Credential in build arguments",
        why: """
            The name of a build argument says that it is a credential. Arguments stand in the history of the image and in the record \
            of the build, wherever the value comes from.
            """,
        severity: .medium, confidence: .medium,
        remediation: "Hand it over as a secret: build.secrets, and RUN --mount=type=secret in the Dockerfile.",
        references: ["https://docs.docker.com/reference/compose-file/build/#secrets"],
        cwe: "CWE-522",
        bad: [
            "services:\n  web:\n    build:\n      context: .\n      args:\n        «NPM_TOKEN»: ${NPM_TOKEN}\n",
            "services:\n  web:\n    build:\n      context: .\n      args:\n        - VERSION=1\n        - «API_KEY»=hunter{-}2Xq9\n",
            "services:\n  web:\n    build:\n      context: .\n      args: [\"«GITHUB_TOKEN»\"]\n",
        ],
        good: [
            "services:\n  web:\n    build:\n      context: .\n      secrets: [npm_token]\n",
            "services:\n  web:\n    build:\n      context: .\n      args:\n        VERSION: 1.2\n        TOKEN_URL: https://example.com\n",
            "services:\n  web:\n    build: .\n    environment:\n      NPM_TOKEN: ${NPM_TOKEN}\n",
            "services:\n  web:\n    build:\n      context: .\n      args:\n        API_KEY: \"\"\n",
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            ComposeVariable.all(in: service.own["build"]?["args"]).compactMap { variable in
                guard CredentialName.isSecret(variable.name) else { return nil }
                var isLiteral = false
                if let text = variable.value, text.isComplete {
                    switch CredentialValue(text.value) {
                    case .harmless: return nil
                    case .placeholder: break
                    case .literal: isLiteral = true
                    }
                }
                return CheckFinding(
                    variable.range,
                    isLiteral
                        ? "\(variable.name) has a value that everybody can read, and that the image keeps"
                        : "\(variable.name) looks like a credential, which the history of the image keeps",
                    severity: isLiteral ? .high : nil, confidence: isLiteral ? .high : nil)
            }
        }
    }
}
