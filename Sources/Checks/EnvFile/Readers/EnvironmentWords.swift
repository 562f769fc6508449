internal import Rules

/// Words with which programs reach for their environment, by language and framework; compared in their normal form.
enum EnvironmentWords {
    private static let accesses = marks([
        "env", "environ", "getenv", "environment", "lookupenv", "basesettings", "envconfig", "viper", "automaticenv",
        "getenvironmentvariable", "springframework", "figment", "envy", "dynaconf", "dotenv", "configreader",
    ])
    private static let loose: [SourceLanguage.Family: Set<UInt64>] = [
        .go: marks(["AutomaticEnv", "envconfig", "koanf", "cleanenv", "caarlos0", "BindEnv"]),
        .jvm: marks(["springframework", "micronaut", "quarkus", "ConfigurationProperties"]),
        .dotNet: marks([
            "IConfiguration", "WebApplication", "AddEnvironmentVariables", "ConfigurationBuilder", "IOptions",
        ]),
        .rust: marks(["figment", "envy", "clap", "envconfig"]),
        .swift: marks(["ConfigReader", "EnvironmentVariablesProvider"]),
        .ruby: marks(["Figaro", "Anyway", "anyway_config"]),
        .python: marks(["dynaconf", "auto_envvar_prefix", "traitlets", "auto_env_var_prefix"]),
        .javaScript: marks(["convict", "nconf"]),
    ]
    private static let announcements = marks([
        "env_prefix", "SetEnvPrefix", "auto_envvar_prefix", "auto_env_var_prefix", "envvar_prefix", "with_prefix",
        "ConfigurationProperties", "AddEnvironmentVariables", "prefixed",
    ])
    private static let process = NormalName.mark("process".utf8)
    private static let processCall = NormalName.mark("envconfig.Process".utf8)
    private static let longestCall = 32

    private static func marks(_ words: [String]) -> Set<UInt64> { Set(words.map { NormalName.mark($0.utf8) }) }

    /// Every word that says something.
    static let all = loose.values.reduce(accesses.union(announcements)) { $0.union($1) }.union([process])

    /// Whether a word of code says that it looks at the environment.
    static func access(_ mark: UInt64) -> Bool { accesses.contains(mark) }

    /// Whether a word names a framework that finds variables by other spellings of their names.
    static func bindLoosely(_ mark: UInt64, in family: SourceLanguage.Family) -> Bool {
        loose[family]?.contains(mark) ?? false
    }

    /// Whether the next text is what a framework puts in front of every name.
    /// - Parameter run: the word and what is joined to it, as in `envconfig.Process`.
    static func announcesPrefix(_ mark: UInt64, in run: ArraySlice<UInt8>) -> Bool {
        announcements.contains(mark)
            || mark == process && run.count <= longestCall && NormalName.mark(run) == processCall
    }

    /// How far in front of a name the sign stands that makes it a use, in bytes.
    private static let reach = 12

    /// Whether names may be uses in a script or a configuration file: most such files name no variable in any way.
    static func mayUse(_ source: [UInt8]) -> Bool {
        var (last, previous): (UInt8, UInt8) = (0, 0)
        for byte in source {
            if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") { return true }
            let letter = byte | 0x20
            if letter == UInt8(ascii: "v"), last == UInt8(ascii: "n"), previous == UInt8(ascii: "e") { return true }
            (last, previous) = (letter, last)
        }
        return false
    }

    /// Whether a name in a script or in a configuration file is a use of a variable and not its declaration: `$NAME`, `env("NAME")`.
    static func isUse(at start: Int, in source: [UInt8]) -> Bool {
        var before = source[max(0, start - reach)..<start]
        if let line = before.lastIndex(of: 0x0A) { before = before[(line + 1)...] }
        if before.contains(UInt8(ascii: "$")) || before.contains(UInt8(ascii: "%")) { return true }
        let text = before.map(ASCII.lowercased)
        let end = text.lastIndex { $0 != quote && $0 != apostrophe && $0 != 0x20 }.map { $0 + 1 } ?? 0
        let trimmed = text[..<end]
        if openings.contains(where: { trimmed.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
            return !text.suffix(2).elementsEqual(": ".utf8)
        }
        return trimmed.suffix(3).elementsEqual("env".utf8) && (text.last == quote || text.last == apostrophe)
    }

    private static let openings = ["env.", "env(", "env:", "env[", "environ/"]
    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")
}
