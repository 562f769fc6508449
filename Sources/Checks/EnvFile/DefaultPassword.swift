internal import Rules

/// A password that everybody tries first.
enum DefaultPassword: EnvFileCheck {
    static let rule = Rule(
        envFile: "env-file/default-password", "Default password",
        why: """
            A password in the file is one of manuals, images or word lists, or the name of its own account. Programs that try such \
            passwords find the service within minutes of its being reachable. What compose/secret-variable reports is not reported again.
            """,
        severity: .medium,
        remediation:
            "Generate one for each environment, for example with `openssl rand -base64 32`, and take the default out.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
        cwe: "CWE-1392",
        bad: [
            EnvExample(".env", "POSTGRES_USER=app\n«POSTGRES_PASSWORD»=postgres\n"),
            EnvExample(".env.production", "export «ADMIN_PASSWORD»='Admin{-}123!'\n"),
            EnvExample("config/web.env", "«DATABASE_URL»=postgres://app:secret{-}@db/app\n"),
            EnvExample(".env", "DB_USERNAME=shop\n«DB_PASSWORD»=shop\n«JWT_SECRET»=secret\n"),
            EnvExample(".env.example", "«MYSQL_PASSWORD»=secret\n"),
            EnvExample(
                "compose.yaml",
                "services:\n  web:\n    image: app:1.2\n    environment:\n      «DATABASE_URL»: mysql://root:${PW:-root}@db/app\n"
            ),
        ],
        good: [
            EnvExample(".env", "POSTGRES_USER=app\nPOSTGRES_PASSWORD=plum{-}9Tree-Quilt\n"),
            EnvExample(
                ".env", "POSTGRES_PASSWORD=\nREDIS_PASSWORD=${REDIS_PASSWORD}\nPASSWORD_FILE=/run/secrets/admin\n"),
            EnvExample(".env", "POSTGRES_DB=postgres\nPOSTGRES_USER=postgres\nDATABASE_URL=postgres://db/postgres\n"),
            EnvExample(
                ".env",
                "STRIPE_API_KEY=test\nMAIL_USERNAME=null\nMAIL_PASSWORD=nu{-}ll\nPASSWORD_MIN_LENGTH=8\nTOKEN_TTL=1234\n"
            ),
            EnvExample(".env.example", "ADMIN_PASSWORD=changeme\n"),
            EnvExample(
                "compose.yaml",
                "services:\n  db:\n    image: db:1.2\n    environment:\n      POSTGRES_PASSWORD: postgres\n"),
        ])

    /// Words of names whose values are typed by people when they log in.
    private static let passwordWords = ["password", "passwd", "passphrase", "passcode", "pass", "pwd", "psw"]
    /// What keys and secrets are for that forge sessions when somebody guesses them.
    private static let signingWords: Set = [
        "jwt", "session", "cookie", "signing", "encryption", "app", "django", "flask", "auth",
    ]

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        let users = users(of: file.settings)
        return file.settings.compactMap { setting in
            guard setting.isComplete, isDefault(setting, among: users), !file.isReported(setting),
                !isReportedByCompose(setting, file)
            else { return nil }
            let what = setting.addressPassword == nil ? "\(setting.name) is" : "the address in \(setting.name) has"
            return CheckFinding(
                setting.range, "\(what) a password that everybody tries first", severity: severity(in: file))
        }
    }

    private static func isDefault(_ setting: EnvSetting, among users: [Account: String]) -> Bool {
        if let password = setting.addressPassword {
            return DictionaryPassword.contains(password, user: setting.addressUser)
        }
        guard CredentialName.isSecret(setting.name) else { return false }
        let words = CredentialName.words(of: setting.name)
        // `null`, as frameworks write that there is none.
        if case .harmless = CredentialValue(setting.value), !setting.value.allSatisfy(\.isNumber) { return false }
        if words.contains(where: { word in passwordWords.contains { word == $0 || $0.count > 4 && word.hasSuffix($0) } }
        ) {
            let account = Account(service: setting.service, words: words.filter { !passwordWords.contains($0) })
            return DictionaryPassword.contains(setting.value, user: users[account])
        }
        let isSigning =
            words.count == 1 || words.contains(where: signingWords.contains) || words.starts(with: ["secret", "key"])
        return isSigning && ["secret", "key", "base"].contains(words.last) && DictionaryPassword.contains(setting.value)
    }

    /// What a user and a password of one service have in common: `DB` of `DB_USER` and `DB_PASSWORD`.
    private struct Account: Hashable {
        let service: String?
        let words: [String]
    }

    /// The users that stand beside passwords; of several for one account the first.
    private static func users(of settings: [EnvSetting]) -> [Account: String] {
        var users: [Account: String] = [:]
        for setting in settings {
            let words = CredentialName.words(of: setting.name)
            guard ["user", "username", "login"].contains(words.last) else { continue }
            let account = Account(service: setting.service, words: Array(words.dropLast()))
            if users[account] == nil { users[account] = setting.value }
        }
        return users
    }

    private static func isReportedByCompose(_ setting: EnvSetting, _ file: AuditedEnvironment) -> Bool {
        guard file.kind == .compose, CredentialName.isSecret(setting.name) else { return false }
        if case .harmless = CredentialValue(setting.value) { return false }
        return true
    }

    private static func severity(in file: AuditedEnvironment) -> Severity {
        let own: Severity =
            switch file.environment {
            case .production?, .staging?: .high
            case .development?, .test?: .low
            case nil: .medium
            }
        return own.moved(by: file.isExample ? -1 : 0)
    }
}
