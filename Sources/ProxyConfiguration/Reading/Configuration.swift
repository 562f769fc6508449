public import Rules

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
    /// Variables that the file hands to other programs, and that are no settings of it.
    public var variables: [Variable] = []

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

    /// A variable with its value.
    public struct Variable: Hashable, Sendable {
        /// As the file calls it.
        public var name: String
        /// The value; whether it is a secret, the name tells.
        public var value: Secret
        /// Where the value stands, in bytes of the file.
        public var range: Range<Int>

        /// Nil of a setting, and where no value stands in the file.
        init?(_ assignment: Assignment) {
            let written = assignment.written.resolvingFallback
            guard EnvironmentRows.byName[assignment.name] == nil, !written.isTemplate, !written.isReference,
                let text = written.text, !text.isEmpty
            else { return nil }
            (name, value, range) = (assignment.name, Secret(text.utf8), written.range)
        }
    }

    /// Reads a file; what cannot be read is a problem, no error.
    /// - Parameter format: whose file it is; nil if its content is to tell.
    /// - Returns: nil if nobody's configuration is recognised.
    public static func read(_ bytes: [UInt8], format: ConfigurationFormat? = nil, path: String = "") -> Configuration? {
        guard let format = format ?? .recognised(bytes, path: path) else { return nil }
        var configuration: Configuration
        switch format {
        case .proxyguard: configuration = ConfigurationReader.read(bytes, path: path)
        case .environment: configuration = EnvironmentReader.read(bytes, path: path)
        case .liteLLM: configuration = LiteLLMReader.read(bytes)
        case .providers: configuration = ProviderReader.read(bytes)
        }
        configuration.problems.sort { ($0.range.lowerBound, $0.key) < ($1.range.lowerBound, $1.key) }
        configuration.deadSettings.sort { ($0.range.lowerBound, $0.name) < ($1.range.lowerBound, $1.name) }
        return configuration
    }
}
