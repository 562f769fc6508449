public import ProxyConfiguration

/// What the self-check looks at.
public struct SelfCheckInput: Sendable {
    /// The path of the configuration, as it is reported.
    public var path: String
    /// The variables that the program was started with.
    public var environment: [String: String]
    /// What the program is run as.
    public var process: ProcessFacts
    /// `--allow-root`: whether it may run as root.
    public var allowsRoot = false
    /// `--allow-exec`: whether secrets may come from programs.
    public var allowsPrograms = false
    /// Reads the dates of a certificate; nil where nobody can, and the dates are told as not checked.
    public var readCertificate: CertificateReader?

    /// Reads a file of prompt rules, and throws what is wrong with it; nil where nobody can, and it is told as not checked.
    public var readPromptRules: (@Sendable (_ path: String) throws -> Void)?
    /// Whether a dialect has an endpoint such as `POST /v1/embeddings`; nil where nobody knows.
    public var knowsEndpoint: (@Sendable (_ endpoint: String, _ dialect: UpstreamDialect) -> Bool)?

    /// Creates the input of a check.
    public init(path: String, environment: [String: String], process: ProcessFacts) {
        self.path = path
        self.environment = environment
        self.process = process
    }
}

/// Reads the first certificate of a chain and its key, both PEM.
///
/// It throws where they cannot be read or do not belong together; what it throws is told, so it has nothing of the key.
public typealias CertificateReader = @Sendable (_ chain: [UInt8], _ key: [UInt8]) throws -> CertificateDates

/// From when to when a certificate counts, in seconds since 1970.
public struct CertificateDates: Hashable, Sendable {
    /// The first second.
    public var notBefore: Int64
    /// The last second.
    public var notAfter: Int64

    /// Creates a pair of dates.
    public init(notBefore: Int64, notAfter: Int64) {
        self.notBefore = notBefore
        self.notAfter = notAfter
    }
}
