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
                ".env.development", "DB_PASSWORD=plum9{-}Tree-Quilt\n",
                among: [".env.production": "DB_PASSWORD=plum9{-}Tree-Quilt\n".joinedExample]),
        ])

    private static let shortest = 8

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        guard let surroundings = file.surroundings, let environment = file.environment, !file.isExample,
            environment > .development
        else { return [] }
        let own = file.settings.compactMap { setting in value(of: setting).map { (setting, $0) } }
        guard !own.isEmpty else { return [] }
        let places = others(of: file, environment, surroundings)
        guard !places.isEmpty else { return [] }
        // A key of this look alone: what is compared can be read off neither memory nor report.
        let key = (0..<32).map { _ in UInt8.random(in: 0...255) }
        var known: [[UInt8]: (place: String, name: String)] = [:]
        for other in places {
            for setting in other.settings {
                guard let value = value(of: setting) else { continue }
                let code = SHA256.authenticationCode(for: Array(value.utf8), key: key)
                if known[code] == nil { known[code] = (other.path, setting.name) }
            }
        }
        return own.compactMap { setting, value in
            guard let other = known[SHA256.authenticationCode(for: Array(value.utf8), key: key)] else { return nil }
            let name = other.name == setting.name ? "" : ", where it is \(other.name)"
            return CheckFinding(
                setting.range,
                "\(setting.name) has the value that another environment has in \(other.place)\(name)",
                severity: environment == .production ? nil : .medium)
        }
    }

    /// What is worth comparing: no stand-in, no default.
    private static func value(of setting: EnvSetting) -> String? {
        guard setting.isComplete, let value = setting.credential, value.utf8.count >= shortest,
            case .literal = CredentialValue(value), !StandIn.isStandIn(value), !DictionaryPassword.contains(value)
        else { return nil }
        return value
    }

    /// Files of environments below this one; of two that share a value, the one is reported where it does more harm.
    private static func others(
        of file: AuditedEnvironment, _ environment: DeploymentEnvironment, _ surroundings: Surroundings
    ) -> [AuditedEnvironment] {
        let files = surroundings.projectFiles()
        return (files.envFiles + files.composeFiles).sorted().compactMap { path in
            guard path != file.path, let bytes = surroundings.file(path, limit: 1 << 18) else { return nil }
            var options = CheckOptions()
            options.path = path
            guard let other = AuditedEnvironment(bytes, options: options), !other.isExample,
                let its = other.environment, its < environment
            else { return nil }
            return other
        }
    }
}

extension String {
    /// Without the marks that break up values in examples.
    fileprivate var joinedExample: String { RuleExample.joined(self) }
}
