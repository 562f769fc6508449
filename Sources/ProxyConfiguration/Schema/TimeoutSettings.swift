/// `[timeouts]`: how long clients may take; 0 is refused, since a client that never ends holds what others need.
public enum TimeoutSettings {
    /// All headers.
    public static let header = Setting<Duration>(
        "timeouts.header", .seconds(10), .listeners, limit: .range(.seconds(1) ... .seconds(120)),
        "From the first byte of a request to the end of its headers.")
    /// Between pieces of a body.
    public static let bodyIdle = Setting<Duration>(
        "timeouts.body_idle", .seconds(30), .listeners, limit: .range(.seconds(1) ... .seconds(600)),
        "How long the body of a request may pause.")
    /// A reader that does not read.
    public static let writeIdle = Setting<Duration>(
        "timeouts.write_idle", .seconds(60), .listeners, limit: .range(.seconds(1) ... .seconds(600)),
        "How long a client may take nothing of an answer.")
    /// Between requests.
    public static let keepAlive = Setting<Duration>(
        "timeouts.keep_alive", .seconds(75), .listeners, limit: .range(.seconds(1) ... .seconds(600)),
        "How long a connection without a request stays open.")
    /// An answer that streams.
    public static let stream = Setting<Duration>(
        "timeouts.stream", .seconds(3600), .upstream, limit: .range(.seconds(10) ... .seconds(86_400)),
        "How long an answer may stream, however lively it is.")
    /// The end.
    public static let drain = Setting<Duration>(
        "timeouts.drain", .seconds(30), .listeners, limit: .range(.seconds(1) ... .seconds(600)),
        "How long running requests have when the program ends.")

    /// Each limits how long somebody may take.
    public static let clients = [header, bodyIdle, writeIdle, keepAlive, stream, drain]

    static let all: [any SettingDeclaration] = clients
}
