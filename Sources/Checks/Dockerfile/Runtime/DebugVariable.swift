internal import Rules

/// Variables that turn frameworks to debugging.
enum DebugVariable {
    private static let switches: Set = [
        "DEBUG", "FLASK_DEBUG", "DJANGO_DEBUG", "APP_DEBUG", "WP_DEBUG", "DEBUG_MODE", "QUART_DEBUG", "RAILS_DEBUG",
    ]
    private static let logLevels: Set = ["LOG_LEVEL", "LOGLEVEL", "RUST_LOG", "LOGGING_LEVEL"]
    /// Names of environments of another kind: of Python packages.
    private static let others: Set = ["VIRTUAL_ENV", "CONDA_DEFAULT_ENV", "UV_PROJECT_ENVIRONMENT", "BASH_ENV"]

    /// How bad it is that a variable has a value, nil if it is not.
    static func severity(of name: String, _ value: String) -> Severity? {
        let name = name.uppercased()
        let value = value.lowercased()
        if switches.contains(name) { return ["1", "true", "yes", "on", "*"].contains(value) ? .medium : nil }
        if name == "GIN_MODE" { return value == "debug" ? .medium : nil }
        if name == "XDEBUG_MODE" { return value == "off" || value.isEmpty ? nil : .medium }
        if name == "WERKZEUG_DEBUG_PIN" { return value == "off" ? .medium : nil }
        if logLevels.contains(name) || name.hasSuffix("_LOG_LEVEL") || name.hasSuffix("_LOGLEVEL") {
            return value == "debug" || value == "trace" ? .low : nil
        }
        guard !others.contains(name) else { return nil }
        let isEnvironment =
            name == "ENV" || name == "ENVIRONMENT" || name.hasSuffix("_ENV") || name.hasSuffix("ENVIRONMENT")
        return isEnvironment && ["dev", "devel", "develop", "development", "debug"].contains(value) ? .medium : nil
    }

    /// Whether the options for an interpreter open a debugger to others, as in `NODE_OPTIONS` and `JAVA_TOOL_OPTIONS`.
    static func opensDebugger(_ value: String) -> Bool {
        value.split(separator: " ").contains { opensDebugger(option: String($0)) }
    }

    /// The same for one option.
    static func opensDebugger(option: String) -> Bool {
        if option.hasPrefix("-agentlib:jdwp") || option.hasPrefix("-Xrunjdwp") { return true }
        guard option.hasPrefix("--inspect"), let equals = option.firstIndex(of: "=") else { return false }
        let address = option[option.index(after: equals)...]
        // A port alone is one of the loopback interface.
        let isLocal = ["127.", "localhost", "[::1]", "::1"].contains { address.hasPrefix($0) }
        return !isLocal && address.contains { !("0"..."9").contains($0) }
    }
}
