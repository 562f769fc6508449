internal import Rules

/// A stand-in was left where a credential belongs.
enum LeftPlaceholder: EnvFileCheck {
    static let rule = Rule(
        envFile: "env-file/placeholder", "Stand-in for a credential left in place",
        why: """
            A file that runs gives a name that says that it is secret the text that an example had for it. The text is public: whoever \
            signs or logs in with it is let in, or nothing works and nobody notices why. Examples themselves are left alone.
            """,
        severity: .medium,
        remediation: "Generate a value of its own, for example with `openssl rand -base64 32`, or remove the line.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
        cwe: "CWE-1188",
        bad: [
            EnvExample(".env", "«JWT_SECRET_KEY»=CHANGE-THIS-TO-SECURE-32-CHAR-SECRET\n"),
            EnvExample(".env.production", "PORT=80\n«MANAGEMENT_TOKEN»=replace_with_secure_random_token\n"),
            EnvExample("deploy/app.env", "export «API_KEY»=\"<token>\"\n«ADMIN_PASSWORD»=changeme\n«SECRET_KEY»=xxx\n"),
            EnvExample(".env", "«DATABASE_URL»=postgres://app:your-password@db/app\n"),
        ],
        good: [
            EnvExample(".env", "JWT_SECRET_KEY=${JWT_SECRET_KEY}\nAPI_KEY=\n"),
            EnvExample(".env.example", "JWT_SECRET_KEY=CHANGE-THIS-TO-SECURE-32-CHAR-SECRET\n"),
            EnvExample(".env", "APP_NAME=your-app\nTOKEN_URL=https://your-domain/token\n# API_KEY=changeme\n"),
            EnvExample("compose.yaml", "services:\n  a:\n    image: a:1\n    environment:\n      API_KEY: changeme\n"),
        ])

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        // Of compose files compose/secret-variable says it.
        guard file.kind == .envFile, !file.isExample else { return [] }
        return file.settings.compactMap { setting in
            guard setting.isComplete, let credential = setting.credential, StandIn.isStandIn(credential),
                !file.isReported(setting)
            else { return nil }
            let severity: Severity? =
                switch file.environment {
                case .production?, .staging?: .high
                case .development?, .test?: .low
                case nil: nil
                }
            return CheckFinding(
                setting.range, "\(setting.name) still has the stand-in that was to be replaced", severity: severity)
        }
    }
}
