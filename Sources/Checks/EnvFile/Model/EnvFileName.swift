internal import Rules

/// What the name of an environment file says about it.
struct EnvFileName: Hashable {
    /// It shows which names there are and holds no values that run: `.env.example`.
    let isExample: Bool
    /// The environment that its name, or a folder that it is in, names.
    let environment: DeploymentEnvironment?

    /// Words in the names of files that show something, or are to be filled in.
    static let exampleWords: Set = [
        "example", "examples", "sample", "samples", "template", "templates", "dist", "tpl", "tmpl", "default",
        "defaults", "skeleton", "stub",
    ]
    /// Files that are encrypted, are filled in by a program, or are something else.
    private static let otherWords: Set = [
        "vault", "enc", "encrypted", "gpg", "age", "sops", "schema", "keys", "j2", "erb", "mustache", "hbs", "md", "ts",
        "js", "mjs", "cjs", "py", "rb", "go", "rs", "php", "java", "swift", "html", "css", "json", "yaml", "yml",
        "toml",
        "tf", "xml", "d", "zip", "gz", "tar", "snap", "lock", "ps1", "txtar",
    ]

    /// Nil for a file that is no environment file by its name.
    init?(_ path: String) {
        // Nearly no path has it.
        guard path.lastPathComponent.utf8.hasPair("n", "v") else { return nil }
        let name = FolderPath.name(path).lowercased()
        guard name.utf8.count <= 128, name.range(ofText: "env") != nil else { return nil }
        let parts = name.split { $0 == "." || $0 == "-" || $0 == "_" }.map(String.init)
        // `sample2` is a sample, `j2` is not `j`.
        let words = parts.map { part in
            let letters = part.prefix { !$0.isNumber }
            return letters.isEmpty ? part : String(letters)
        }
        guard !(parts + words).contains(where: Self.otherWords.contains) else { return nil }
        isExample = words.contains(where: Self.exampleWords.contains)
        let isEnvFile = name == ".env" || name.hasPrefix(".env.") || name.hasSuffix(".env")
        guard isEnvFile || isExample && words.contains(where: { $0 == "env" || $0 == "dotenv" }) else { return nil }
        environment = DeploymentEnvironment(path: path)
    }
}
