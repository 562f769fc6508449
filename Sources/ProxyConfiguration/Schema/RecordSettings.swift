/// `[audit]`: the record of who did what.
public enum AuditSettings {
    /// Whether there is one.
    public static let isEnabled = Setting<Bool>("audit.enabled", true, .audit, "Whether a record is kept at all.")
    /// Where.
    public static let file = Setting<FilePath>(
        "audit.file", FilePath("/var/lib/proxyguard/audit.jsonl"), .audit,
        "Where it is kept, one line an event, mode 0600.")
    /// How long.
    public static let retention = Setting<Duration?>(
        "audit.retention", nil, .audit, limit: Limit<Duration>.range(.seconds(86_400) ... .seconds(3650 * 86_400)),
        "How long events are kept; without it for ever.")
    /// Whether a change shows.
    public static let chain = Setting<Bool>(
        "audit.chain", true, .audit, "Whether every line has the hash of the one before it, so that a change shows.")
    /// A full disk.
    public static let onFailure = Setting<FailureMode>(
        "audit.on_failure", .closed, .audit, limit: Limit("\"closed\" or \"open\"") { $0 != .local },
        "What happens to requests while nothing can be written; management is always refused then.")
    /// Size of a file.
    public static let rotationSize = Setting<ByteSize>(
        "audit.rotation_size", .mebibytes(100), .audit, limit: .range(.mebibytes(1) ... .mebibytes(10_240)),
        "The size at which a new file begins, chained to the one before it.")

    static let all: [any SettingDeclaration] = [isEnabled, file, retention, chain, onFailure, rotationSize]
}

/// `[logging]`: messages of the program.
public enum LoggingSettings {
    /// Which messages.
    public static let level = Setting<LogLevel>("logging.level", .info, .logging, "Which messages are written.")
    /// How.
    public static let format = Setting<LogFormat>("logging.format", .json, .logging, "How they are written.")
    /// Where.
    public static let file = Setting<FilePath?>(
        "logging.file", nil, .logging, "Where they are written, mode 0600; without it to standard error.")
    /// How long.
    public static let retention = Setting<Duration?>(
        "logging.retention", nil, .logging, limit: Limit<Duration>.range(.seconds(86_400) ... .seconds(3650 * 86_400)),
        "How long a file of them is kept; without it for ever.")
    /// Credentials.
    public static let mask = Setting<Bool>(
        "logging.mask", true, .logging, "Whether credentials and personal data are masked, at every level.")
    /// What clients say.
    public static let bodies = Setting<Bool>(
        "logging.bodies", false, .logging, "Whether bodies of requests and answers are kept.")
    /// Who they are.
    public static let addresses = Setting<AddressLogging>(
        "logging.client_addresses", .full, .logging, "How much of a client's address is written.")
    /// Where to, besides.
    public static let sink = Setting<SinkAddress?>(
        "logging.sink", nil, .logging, "A collector that messages are sent to as well; https or syslog+tls.")

    static let all: [any SettingDeclaration] = [level, format, file, retention, mask, bodies, addresses, sink]
}
