internal import Rules

/// The next `git add .` would commit the file.
enum NotIgnored: EnvFileCheck {
    static let rule = Rule(
        envFile: "env-file/not-ignored", "Environment file that git does not ignore",
        why: """
            An environment file with values lies in the work tree, and no ignore rule covers it: the next `git add .` commits it, and \
            with it what it holds. Files that git tracks already are what env-file/committed reports.
            """,
        severity: .medium,
        remediation: "Add it to .gitignore (`.env`, `.env.*`, `!.env.example`) before anything is added.",
        references: ["https://git-scm.com/docs/gitignore"],
        cwe: "CWE-538",
        bad: [
            EnvExample(".env", "PORT=80\n«DB_PASSWORD»=plum9tree\n", untracked: [".env"]),
            EnvExample("deploy/prod.env", "«PORT»=80\n", untracked: ["deploy/prod.env"]),
            EnvExample(".env.local", "# mine\n«API»=http://localhost\n", untracked: [".env.local", "a.txt"]),
        ],
        good: [
            EnvExample(".env", "DB_PASSWORD=plum9{-}tree\n", among: [".gitignore": ".env\n"], untracked: ["a.txt"]),
            EnvExample(".env", "DB_PASSWORD=plum9{-}tree\n"),
            EnvExample(".env.example", "DB_PASSWORD=\n", untracked: [".env.example"]),
            EnvExample(".env", "# PORT=80\nDB_PASSWORD=\n", untracked: [".env"]),
        ])

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        guard file.kind == .envFile, !file.isExample, let surroundings = file.surroundings else { return [] }
        let written = file.settings.filter { !$0.value.isEmpty }
        guard let first = written.first, surroundings.isOpenToGit(file.path) else { return [] }
        let credential = written.first { setting in
            guard let value = setting.credential, case .literal = CredentialValue(value) else { return false }
            return true
        }
        return [
            CheckFinding(
                (credential ?? first).range,
                "\(FolderPath.name(file.path)) is not ignored: git would add it with all the rest",
                severity: credential == nil ? .low : nil)
        ]
    }
}
