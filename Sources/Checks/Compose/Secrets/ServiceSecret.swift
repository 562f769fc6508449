internal import Rules
internal import YAML

/// A credential stands in a compose file.
enum ServiceSecret: ComposeCheck {
    static let rule = Rule(
        compose: "compose/secret-variable", "Credential in environment",
        why: """
            A variable whose name says that it holds a credential has its value in the file. Everybody who can read the repository \
            has it, and so has everybody who can inspect the container.
            """,
        severity: .high, confidence: .medium,
        remediation: """
            Use secrets, which come as files in /run/secrets, or take the value from outside: ${DB_PASSWORD:?}. Change the credential.
            """,
        references: ["https://docs.docker.com/compose/how-tos/use-secrets/"],
        cwe: "CWE-798",
        aliases: ["compose-lint:CL-0020"],
        bad: [
            "services:\n  db:\n    image: app:1.2\n    environment:\n      «DB_PASSWORD»: hunter{-}2Xq9\n",
            "services:\n  db:\n    image: app:1.2\n    environment:\n      - LANG=C\n      - «API_TOKEN»=hunter{-}2Xq9\n",
            "services:\n  db:\n    image: app:1.2\n    environment: [\"«SECRET_KEY»=hunter{-}2Xq9\"]\n",
            "services:\n  db:\n    image: app:1.2\n    environment:\n      «DB_PASSWORD»: ${DB_PASSWORD:-hunter{-}2Xq9}\n",
            "x-env: &env\n  «DB_PASSWORD»: hunter{-}2Xq9\nservices:\n  a:\n    environment: *env\n  b:\n    environment:\n"
                + "      <<: *env\n      X: 1\n",
        ],
        good: [
            "services:\n  db:\n    image: app:1.2\n    environment:\n      DB_PASSWORD_FILE: /run/secrets/db\n",
            "services:\n  db:\n    image: app:1.2\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?}\n      API_TOKEN:\n",
            "services:\n  db:\n    image: app:1.2\n    environment:\n      - DB_PASSWORD\n      - TOKEN_TTL=3600\n"
                + "      - MYSQL_ALLOW_EMPTY_PASSWORD=yes\n",
            "services:\n  db:\n    image: app:1.2\n    labels:\n      password: hunter{-}2Xq9\n",
            "x-env: &env\n  DB_PASSWORD: hunter{-}2Xq9\nservices:\n  a:\n    image: app:1.2\n",
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            ComposeVariable.all(in: service.own["environment"]).compactMap { variable in
                guard CredentialName.isSecret(variable.name), let text = variable.value, text.isComplete else {
                    return nil
                }
                switch CredentialValue(text.value) {
                case .harmless: return nil
                case .placeholder:
                    return CheckFinding(
                        variable.range, "\(variable.name) has a value that is to be replaced", severity: .low)
                case .literal:
                    let what = text.usesDefault ? "a default" : "a value"
                    return CheckFinding(
                        variable.range,
                        "\(variable.name) of service \(service.name) has \(what) that everybody can read",
                        severity: text.usesDefault ? .medium : nil, confidence: text.usesDefault ? nil : .high)
                }
            }
        }
    }
}
