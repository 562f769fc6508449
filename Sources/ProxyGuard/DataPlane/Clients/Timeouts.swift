public import NIOCore

/// How long clients may take.
public struct Timeouts: Sendable {
    /// From the first byte of a request to the end of its headers; also for the handshake of TLS.
    public var header = TimeAmount.seconds(10)
    /// How long the body of a request may pause.
    public var bodyIdle = TimeAmount.seconds(30)
    /// How long a client may take nothing of what is sent.
    public var writeIdle = TimeAmount.seconds(60)
    /// How long a connection without a request stays open.
    public var keepAlive = TimeAmount.seconds(75)
    /// How long an answer may stream.
    public var stream = TimeAmount.seconds(3600)

    /// The defaults of the configuration.
    public init() {}
}
