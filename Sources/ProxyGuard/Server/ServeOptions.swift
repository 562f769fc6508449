/// How the program is started.
public struct ServeOptions: Sendable {
    /// The path of the configuration.
    public var configuration: String
    /// Whether `${exec:…}` may run programs.
    public var allowsPrograms: Bool
    /// Whether it may run as root.
    public var allowsRoot: Bool

    /// Creates options.
    public init(configuration: String, allowsPrograms: Bool = false, allowsRoot: Bool = false) {
        self.configuration = configuration
        self.allowsPrograms = allowsPrograms
        self.allowsRoot = allowsRoot
    }
}
