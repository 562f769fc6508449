internal import Rules

/// The code that reads a setting does not understand its value.
enum UnparsableValue: EnvFileCheck {
    static let rule = Rule(
        envFile: "env-file/unparsable-value", "Value that its reader cannot parse",
        why: """
            The code that reads the variable takes a number, a duration or a switch, and the value is none to it. The program stops, \
            or worse, silently goes on with a default or with the opposite: a limit that was set does not hold, a check that was \
            switched off stays on, or the other way round.
            """,
        severity: .medium, confidence: .medium,
        remediation:
            "Write the value as the code reads it, or let the code accept it; refuse to start on values that are not understood.",
        references: ["https://12factor.net/config"],
        cwe: "CWE-1286",
        bad: [
            EnvExample(
                ".env", "«MAX_REQUEST_SIZE»=10MB\n",
                among: ["app.py": "import os\nlimit = int(os.getenv(\"MAX_REQUEST_SIZE\"))\n"]),
            EnvExample(
                ".env.example", "«RATE_LIMIT»=60/minute # calm\n",
                among: ["main.go": "package main\nvar n, err = strconv.Atoi(os.Getenv(\"RATE_LIMIT\"))\n"]),
            EnvExample(
                ".env", "«ENABLE_TLS»=on\n",
                among: ["main.go": "package main\nvar tls, err = strconv.ParseBool(os.Getenv(\"ENABLE_TLS\"))\n"]),
            EnvExample(
                ".env", "«AUTH_ENABLED»=yes\n", among: ["app.js": "const auth = process.env.AUTH_ENABLED === 'true';\n"]
            ),
            EnvExample(
                ".env", "«CORS_MAX_AGE»=86400\n",
                among: ["main.go": "package main\nvar age, err = time.ParseDuration(os.Getenv(\"CORS_MAX_AGE\"))\n"]),
            EnvExample(
                "compose.yaml", "services:\n  web:\n    build: .\n    environment:\n      «PORT»: eighty\n",
                among: ["app.ts": "const port = parseInt(process.env.PORT, 10);\n"]),
            EnvExample(
                ".env", "«SESSION_TTL»=1h\n",
                among: ["settings.py": "class Settings(BaseSettings):\n    session_ttl: int = 3600\n"]),
            EnvExample(
                ".env", "«VERIFY_TLS»=false\n",
                among: ["app.py": "import os\nverify = bool(os.environ.get(\"VERIFY_TLS\"))\n"]),
        ],
        good: [
            EnvExample(
                ".env", "MAX_REQUEST_SIZE=10485760\n",
                among: ["app.py": "import os\nlimit = int(os.getenv(\"MAX_REQUEST_SIZE\"))\n"]),
            EnvExample(
                ".env", "MAX_REQUEST_SIZE=10MB\nSIZE=\n",
                among: [
                    "app.py":
                        "import os\nlimit = parse_size(os.getenv(\"MAX_REQUEST_SIZE\"))\nn = int(os.getenv(\"SIZE\"))\n"
                ]),
            EnvExample(
                ".env", "ENABLE_TLS=1\nTTL=1h30m\n",
                among: [
                    "main.go":
                        "var a = strconv.ParseBool(os.Getenv(\"ENABLE_TLS\"))\nvar b = time.ParseDuration(os.Getenv(\"TTL\"))\n"
                ]),
            EnvExample(
                ".env", "AUTH_ENABLED=false\nDEBUG=no\n",
                among: ["app.js": "a = process.env.AUTH_ENABLED === 'true'; b = process.env.DEBUG === 'true';\n"]),
            EnvExample(
                ".env.example", "PORT=<port>\nLIMIT=${LIMIT}\n",
                among: ["app.ts": "const port = parseInt(process.env.PORT); const limit = Number(process.env.LIMIT);\n"]
            ),
            EnvExample(
                ".env", "AUTH_ENABLED=true\n",
                among: ["app.js": "on = process.env.AUTH_ENABLED === 'true' || process.env.AUTH_ENABLED === '1';\n"]),
            EnvExample(
                ".env", "VERIFY_TLS=false\nLIMIT=30s\n",
                among: [
                    "app.py":
                        "import os\nverify = bool(os.environ.get(\"VERIFY_TLS\") == \"true\")\n"
                        + "limit = int(os.getenv(\"LIMIT\", \"5s\").rstrip(\"s\"))\n"
                ]),
            EnvExample(
                ".env", "PORT=eighty\n", among: ["app.py": "# int(os.getenv(\"PORT\"))\nprint(os.getenv(\"PORT\"))\n"]),
        ])

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        guard let surroundings = file.surroundings else { return [] }
        // What an image reads that was made elsewhere nobody knows.
        let built = Set(file.services.filter(\.isBuilt).map(\.name))
        return file.settings.compactMap { setting in
            guard setting.isComplete, !setting.value.isEmpty, setting.value.utf8.count <= longest,
                setting.service.map(built.contains) ?? true, !StandIn.isStandIn(setting.value),
                !CredentialName.isSecret(setting.name), let (place, expected) = reader(of: setting, surroundings)
            else { return nil }
            return CheckFinding(
                setting.range, "\(place) reads \(setting.name) as \(expected.description)",
                severity: severity(setting, file))
        }
    }

    /// Longer values are lists and texts.
    private static let longest = 32

    private static func severity(_ setting: EnvSetting, _ file: AuditedEnvironment) -> Severity? {
        SecuritySetting.isSecurity(setting.name) && !file.isExample ? nil : .low
    }

    /// The first place that does not understand the value.
    private static func reader(
        of setting: EnvSetting, _ surroundings: Surroundings
    ) -> (place: String, expected: ExpectedValue)? {
        let readers = surroundings.variableReaders()
        let mentions = (readers.exact[setting.name] ?? []) + (readers.fields[NormalName.mark(setting.name.utf8)] ?? [])
        return mentions.lazy.compactMap { mention in
            guard var expected = mention.expected, !expected.understands(setting.value) else { return nil }
            if case .comparison(_, let misread) = expected {
                // A switch may know several words, one in each line.
                let words = Set(mentions.filter { $0.path == mention.path }.compactMap(\.compared))
                guard !words.contains(setting.value) else { return nil }
                expected = .comparison(with: words.sorted().joined(separator: "' or '"), misread: misread)
            }
            return ("\(mention.path):\(mention.line)", expected)
        }.first
    }
}
