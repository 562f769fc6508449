internal import Rules

/// A setting that says something about security, and that nothing reads.
enum DeadSetting: EnvFileCheck {
    private static let app = "import os\nPORT = os.environ[\"PORT\"]\nLIMIT = int(os.getenv(\"RATE_LIMIT\", \"60\"))\n"
    private static let goApp =
        "package main\n// ENABLE_TLS is not there yet\nfunc main() { listen(os.Getenv(\"PORT\"), os.Getenv(\"CORS_ORIGINS\")) }\n"

    static let rule = Rule(
        envFile: "env-file/dead-setting", "Security setting that nothing reads",
        why: """
            The name says that the setting is about security, and neither the code of the project nor a framework or image that is \
            known to it reads the variable. Whoever sets it believes in a protection that is not there. Comments do not count as \
            reading, nor do documents and other environment files. A project without code that reads its environment is left alone.
            """,
        severity: .medium, confidence: .medium,
        remediation:
            "Read the variable where it is to act, mend its name, or remove the line; refuse to start on unknown names.",
        references: ["https://12factor.net/config"],
        cwe: "CWE-1164",
        bad: [
            EnvExample(
                ".env", "PORT=8080\n«RATE_LIMIT_ENABLED»=true\nRATE_LIMIT=60\n", among: ["app.py": app]),
            EnvExample(
                ".env.example", "PORT=8080\n«ENABLE_TLS»=false\n", among: ["main.go": goApp, "README.md": "ENABLE_TLS"]),
            EnvExample(
                ".env.production", "«AUTH_ENABLED»=true\n",
                among: ["app.py": app, ".env": "PORT=1\nRATE_LIMIT=1\n"]),
            EnvExample(
                "compose.yaml",
                "services:\n  web:\n    build: .\n    environment:\n      PORT: 80\n      «AUDIT_LOG_ENABLED»: \"true\"\n",
                among: ["app.py": app, ".env": "AUDIT_LOG_ENABLED=1\n"]),
            EnvExample(
                ".env", "APP_PORT=1\n«APP_TLS_MIN_VERSION»=1.2\n",
                among: [
                    "settings.py":
                        "class Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix=\"APP_\")\n    port: int = 1\n"
                ]),
        ],
        good: [
            EnvExample(
                ".env", "PORT=8080\nRATE_LIMIT=60\n", among: ["app.py": app]),
            EnvExample(
                ".env", "APP_PORT=1\nAPP_JWT_SECRET=x\n",
                among: [
                    "settings.py":
                        "class Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix=\"APP_\")\n"
                        + "    port: int = 1\n    jwt_secret: str\n"
                ]),
            EnvExample(
                ".env", "PORT=1\nJWT_SECRET=x\n",
                among: [
                    "app.py": app,
                    "compose.yaml": "services:\n  web:\n    image: web:1\n    command: run ${JWT_SECRET}\n",
                ]),
            EnvExample(
                ".env", "PORT=1\nAUTH_TIMEOUT=1\n",
                among: ["app.py": app + "v = os.getenv(f\"{kind}_TIMEOUT\")\n"]),
            EnvExample(
                ".env", "ENABLE_TLS=true\nPOSTGRES_PASSWORD=x\n", among: ["run.sh": "docker run --env-file .env app\n"]),
            EnvExample(
                ".env", "PORT=1\nJWT_SECRET=x\n",
                among: [
                    "App.java":
                        "import org.springframework;\nclass A { @Value(\"${jwt.secret}\") String s; String p = System.getenv(\"PORT\"); }"
                ]),
            EnvExample(
                ".env", "PORT=1\nMAILCAT_API_KEY=\n",
                among: ["app.py": app, "requirements.txt": "flask-mailcat==2.0\n"]),
            EnvExample(".env", "LOG_COLOUR=1\nPORT=1\n", among: ["app.py": app]),
        ])

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        guard let surroundings = file.surroundings else { return [] }
        return groups(of: file, surroundings).flatMap { settings -> [CheckFinding] in
            let candidates = settings.filter { SecuritySetting.isSecurity($0.name) }
            guard !candidates.isEmpty else { return [] }
            let readers = surroundings.variableReaders()
            guard readers.isComplete, readers.hasCode, isOwn(settings, of: file, readers) else { return [] }
            return candidates.filter { !readers.isRead($0.name) }.map { setting in
                CheckFinding(
                    setting.range, "nothing in the project reads \(setting.name): whatever it says has no effect",
                    severity: file.isExample || isTried(file) ? .low : nil)
            }
        }
    }

    /// Whether it is for tests, or for somebody's own machine.
    private static func isTried(_ file: AuditedEnvironment) -> Bool { file.environment.map { $0 < .staging } ?? false }

    /// Whether the settings are for the code that was read.
    private static func isOwn(_ settings: [EnvSetting], of file: AuditedEnvironment, _ readers: VariableReaders) -> Bool
    {
        let known = file.kind == .envFile ? readers.ownFolders[FolderPath.parent(file.path)] : nil
        return known ?? readers.areOwn(Set(settings.map(\.name)))
    }

    /// Settings that one program gets together.
    private static func groups(of file: AuditedEnvironment, _ surroundings: Surroundings) -> [[EnvSetting]] {
        switch file.kind {
        case .envFile: return isOfImage(file.path, surroundings) ? [] : [file.settings]
        // What an image reads that was made elsewhere nobody knows.
        case .compose: return file.services.filter(\.isBuilt).map(\.settings)
        }
    }

    /// Whether a compose file gives it to a service whose image was made elsewhere.
    private static func isOfImage(_ path: String, _ surroundings: Surroundings) -> Bool {
        surroundings.folders(upFrom: FolderPath.parent(path)).contains { folder in
            surroundings.composeProjects(in: folder).flatMap(\.services).contains { service in
                !service.isBuilt && service.envFiles.contains { FolderPath.join(folder, $0.path) == path }
            }
        }
    }
}
