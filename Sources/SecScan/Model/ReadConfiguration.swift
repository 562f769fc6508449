public import ProxyConfiguration

/// The configuration of a proxy that a scan has read.
public struct ReadConfiguration: Sendable {
    /// As findings about it have it.
    public let path: String
    /// What it says.
    public let configuration: Configuration
}
