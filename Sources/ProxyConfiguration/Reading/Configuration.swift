/// What a configuration file says, each value with its place, and every mistake of it at once.
public struct Configuration: Sendable {
    /// Whose file it is.
    public var format: ConfigurationFormat
    /// What stands outside of `[[upstreams]]`.
    public var settings: Section
    /// The providers, in the order of the file.
    public var upstreams: [Section] = []
    /// In the order of the file.
    public var problems: [Problem] = []
    /// Settings on which nothing acts.
    public var deadSettings: [DeadSetting] = []

    init(_ format: ConfigurationFormat, _ settings: Section) {
        self.format = format
        self.settings = settings
    }

    /// A setting that is written and does nothing.
    public struct DeadSetting: Hashable, Sendable {
        /// As the file calls it.
        public var name: String
        /// Why nothing acts on it, one clause.
        public var reason: String
        /// Where its name stands, in bytes of the file.
        public var range: Range<Int>
    }

    /// Reads a file; what cannot be read is a problem, no error.
    /// - Parameter format: whose file it is; nil if its content is to tell.
    /// - Returns: nil if nobody's configuration is recognised.
    public static func read(_ bytes: [UInt8], format: ConfigurationFormat? = nil, path: String = "") -> Configuration? {
        guard let format = format ?? .recognised(bytes, path: path) else { return nil }
        var configuration: Configuration
        switch format {
        case .proxyguard: configuration = ConfigurationReader.read(bytes)
        case .environment: configuration = EnvironmentReader.read(bytes, path: path)
        case .liteLLM: configuration = LiteLLMReader.read(bytes)
        case .providers: configuration = ProviderReader.read(bytes)
        }
        configuration.problems.sort { ($0.range.lowerBound, $0.key) < ($1.range.lowerBound, $1.key) }
        configuration.deadSettings.sort { ($0.range.lowerBound, $0.name) < ($1.range.lowerBound, $1.name) }
        return configuration
    }
}
