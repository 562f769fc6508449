/// What stands above all sections.
public enum GeneralSettings {
    /// How strictly everything is judged.
    public static let environment = Setting<DeploymentKind>(
        "environment", .production, .start, isRequired: true,
        "What the deployment is for; in production, and wherever others than this machine can connect, weak settings are refused."
    )

    static let all: [any SettingDeclaration] = [environment]
}

/// `[listeners]`: three, each with routes of its own.
public enum ListenerSettings {
    /// Where clients connect.
    public static let data = Setting<ListenAddress>(
        "listeners.data", .port(8080, host: "127.0.0.1"), .listeners, "Where clients send their requests.")
    /// Where administrators connect.
    public static let management = Setting<ListenAddress>(
        "listeners.management", .port(8081, host: "127.0.0.1"), .listeners,
        "Where tokens, projects and keys are administered; nothing of it answers anywhere else.")
    /// Where figures are read.
    public static let metrics = Setting<ListenAddress>(
        "listeners.metrics", .port(9090, host: "127.0.0.1"), .listeners, "Where figures for monitoring are read.")

    static let all: [any SettingDeclaration] = [data, management, metrics]
}
