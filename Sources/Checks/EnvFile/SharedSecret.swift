internal import Rules

/// Two environments have the same credential.
enum SharedSecret: EnvFileCheck {
    static let rule = Rule(
        envFile: "env-file/shared-secret", "Same secret in two environments",
        why: """
            A credential of one environment is that of another, too. Whoever gets it where it is guarded least, on a developer's \
            machine or in a test, has it where it counts. Values are compared by keyed hashes, and no report shows one.
            """,
        severity: .high, confidence: .high,
        remediation: "Give every environment credentials of its own, and change the one that was shared.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
        cwe: "CWE-1391",
        bad: [
            EnvExample(
                ".env.production", "PORT=80\n«DB_PASSWORD»=plum9{-}Tree-Quilt\n",
                among: [".env.development": "DB_PASSWORD=plum9{-}Tree-Quilt\n".joinedExample]),
            EnvExample(
                "config/staging.env", "«SESSION_SECRET»=plum9{-}Tree-Quilt\n",
                among: ["config/dev.env": "export COOKIE_SECRET='plum9{-}Tree-Quilt'\n".joinedExample]),
            EnvExample(
                "compose.prod.yaml",
                "services:\n  db:\n    image: db:1\n    environment:\n      - «DB_PASSWORD»=plum9{-}Tree-Quilt\n",
                among: [
                    "compose.dev.yaml":
                        "services: {db: {image: db:1, environment: {DB_PASSWORD: plum9{-}Tree-Quilt}}}\n".joinedExample
                ]),
            EnvExample(
                "env/prod/.env", "«DATABASE_URL»=postgres://app:plum9{-}Tree@db/app\n",
                among: ["env/test/.env": "DATABASE_URL=postgres://app:plum9{-}Tree@testdb/app\n".joinedExample]),
        ],
        good: [
            EnvExample(
                ".env.production", "DB_PASSWORD=plum9{-}Tree-Quilt\n",
                among: [".env.development": "DB_PASSWORD=pear4{-}Bush-Linen\n".joinedExample]),
            EnvExample(
                ".env.production", "DB_PASSWORD=changeme\nAPI_KEY=\nSECRET=${SECRET}\n",
                among: [".env.development": "DB_PASSWORD=changeme\nAPI_KEY=\nSECRET=${SECRET}\n"]),
            EnvExample(
                ".env.production", "DB_PASSWORD=plum9{-}Tree-Quilt\n",
                among: [".env.production.local": "DB_PASSWORD=plum9{-}Tree-Quilt\n".joinedExample]),
            EnvExample(
                ".env.production", "SUPABASE_ANON_KEY=plum9{-}Tree-Quilt\nPASSWORD_HASHER=arg{-}on2id\n",
                among: [
                    ".env.development":
                        "SUPABASE_ANON_KEY=plum9{-}Tree-Quilt\nPASSWORD_HASHER=arg{-}on2id\n".joinedExample
                ]),
            EnvExample(
                ".env.development", "DB_PASSWORD=plum9{-}Tree-Quilt\n",
                among: [".env.production": "DB_PASSWORD=plum9{-}Tree-Quilt\n".joinedExample]),
        ])

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        guard let surroundings = file.surroundings, let environment = file.environment, !file.isExample,
            environment > .development
        else { return [] }
        return file.settings.compactMap { setting in
            guard let value = CredentialIndex.value(of: setting),
                let other = surroundings.credentialIndex().place(of: value, below: environment), other.path != file.path
            else { return nil }
            let name = other.name == setting.name ? "" : ", where it is \(other.name)"
            return CheckFinding(
                setting.range,
                "\(setting.name) has the value that another environment has in \(other.path)\(name)",
                severity: environment == .production ? nil : .medium)
        }
    }
}

extension String {
    /// Without the marks that break up values in examples.
    fileprivate var joinedExample: String { RuleExample.joined(self) }
}
