internal import Rules

/// A file that is to show names only holds a value that looks real.
enum ExampleWithValue: EnvFileCheck {
    static let rule = Rule(
        envFile: "env-file/example-with-value", "Example file with a real value",
        why: """
            An example of an environment file is made to be committed and copied. A value in it looks like a credential that was \
            generated and not like a stand-in: everybody who can read the repository has it, and every copy that nobody edits shares it.
            """,
        severity: .high, confidence: .medium,
        remediation: "Change the credential, and put an empty value or `changeme` in its place.",
        references: ["https://12factor.net/config"],
        cwe: "CWE-798",
        bad: [
            EnvExample(".env.example", "PORT=80\n«SESSION_SECRET»=9fK2{-}vLq8Zt4RmX7c\n"),
            EnvExample("env.template", "«DATABASE_URL»=postgres://app:9fK2{-}vLq8Zt4RmX7c@db.internal/app\n"),
            EnvExample("deploy/.env.sample", "# ours\nexport «API_TOKEN»=\"c41d{-}7f0a93be2586{-}d1f4a7\" # rotate\n"),
        ],
        good: [
            EnvExample(".env.example", "PORT=80\nSESSION_SECRET=\n"),
            EnvExample(".env.example", "API_TOKEN=your-token-here\nJWT_SECRET=CHANGE-THIS-TO-32-CHARS\nKEY=<key>\n"),
            EnvExample(
                ".env.example",
                "DB_PASSWORD=secret\nTLS_KEY_FILE=certs/9fK2vLq8Zt4R.key\nTOKEN_URL=https://a.b/9fK2vLq8Zt4R\n"),
            EnvExample(".env", "SESSION_SECRET=9fK2{-}vLq8Zt4RmX7c\n"),
            EnvExample(".env.example", "SECRET_ID=9fK2{-}vLq8Zt4RmX7c\nJWT_SECRET=sixteen-letters-of-words\n"),
        ])

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        guard file.kind == .envFile, file.isExample else { return [] }
        return file.settings.compactMap { setting in
            let isReported = file.isReported(setting)
            guard isReported || RealCredential.isLikely(setting) else { return nil }
            return CheckFinding(
                setting.range, "\(setting.name) has a value in an example that looks real",
                confidence: isReported ? .high : nil)
        }
    }
}
