public import Rules

/// A `.env` file is under version control.
public enum CommittedEnvFile: PathCheck {
    public static let rule = Rule(
        id: RuleID(verified: "env-file/committed"),
        name: "Committed .env file",
        description: """
            An environment file (`.env`, `.env.*`, `*.env`) is under version control. Such files hold the credentials of a running \
            service; everybody who can clone the repository can read them, in every commit that ever had the file. The confidence is \
            high when a version of the file gives a value to a name such as `DB_PASSWORD`, or holds an address with a password, and \
            medium when it does not.
            """,
        severity: .high,
        confidence: .high,
        remediation: """
            Remove it from the index (`git rm --cached FILE`), add it to .gitignore, commit a `.env.example` without values instead, \
            and rotate every credential that it held: deleting the file does not remove it from the history.
            """,
        references: ["https://12factor.net/config"],
        cwe: "CWE-538",
        examples: [".env", "deploy/.env.production", "config/staging.env"].map {
            RuleExample(text: "", path: $0)
        },
        nonExamples: [".env.example", ".env.sample", "env.template", "app/.env.dist", "environment.ts", ".envrc.md"].map
        {
            RuleExample(text: "", path: $0)
        })

    /// Files without values, and files that are encrypted or are made to be committed.
    private static let harmlessWords = EnvFileName.exampleWords.union([
        "j2", "erb", "mustache", "vault", "enc", "encrypted", "gpg", "age", "sops", "schema", "md", "ts", "js", "py",
        "rb", "go", "php", "html",
    ])
    private static let env = Array(".env".utf8)

    public static func fires(onTracked path: some Collection<UInt8>) -> Bool {
        guard mayFire(path) else { return false }
        let name = (path.split(separator: UInt8(ascii: "/")).last ?? path[...]).map(ASCII.lowercased)
        // `.env.example`, `.env.example.local` and `example.env` hold no values.
        let words = name.split { [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains($0) }
        // `sample2` is a sample, `j2` a template.
        if words.contains(where: { isHarmless($0) || isHarmless($0.prefix { !ASCII.isDigit($0) }) }) { return false }
        return name == env || name.suffix(env.count) == env[...] || name.starts(with: env + [UInt8(ascii: ".")])
    }

    public static func confidence(inContent content: UnsafeRawBufferPointer) -> Confidence {
        EnvContent.holdsCredential(content) ? rule.confidence : rule.confidence.lowered
    }

    private static func isHarmless(_ word: some Collection<UInt8>) -> Bool {
        harmlessWords.contains(String(decoding: word, as: UTF8.self))
    }

    /// Whether `.env` occurs at all: spares nearly every path the rest.
    private static func mayFire(_ path: some Collection<UInt8>) -> Bool {
        var matched = 0
        for byte in path {
            let folded = ASCII.lowercased(byte)
            matched = folded == env[matched] ? matched + 1 : folded == env[0] ? 1 : 0
            if matched == env.count { return true }
        }
        return false
    }
}
