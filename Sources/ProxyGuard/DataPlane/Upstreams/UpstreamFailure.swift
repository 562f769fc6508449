/// Why an upstream gave no answer, or not all of it.
public enum UpstreamFailure: String, Error, Hashable, Sendable, CustomStringConvertible {
    /// Its name has no address.
    case unresolved
    /// Its name stands for addresses that the policy does not admit, and for no other.
    case addressRefused = "address_refused"
    /// No connection came about.
    case unreachable
    /// No connection came about in time.
    case connectTimeout = "connect_timeout"
    /// Its certificate is not that of its name, is over, or nobody who is trusted vouches for it.
    case certificateRefused = "certificate_refused"
    /// TLS failed otherwise: no version or suite in common, or the other side speaks none.
    case handshake
    /// It sent nothing in time.
    case firstByteTimeout = "first_byte_timeout"
    /// It paused too long.
    case idleTimeout = "idle_timeout"
    /// It went on longer than answers may.
    case streamTimeout = "stream_timeout"
    /// It closed the connection in the middle.
    case closed
    /// A connection that was kept open turned out to be closed before a byte came back.
    case stale
    /// Its stream ended in order, and without the mark that it was all.
    case incomplete
    /// It told of an error in a stream that had begun.
    case streamError = "stream_error"
    /// What it sent is no HTTP.
    case malformed
    /// It sent more than answers may have.
    case tooLarge = "too_large"
    /// It answered with a redirection, which is never followed.
    case redirected
    /// It does not take the key.
    case credentialRefused = "credential_refused"
    /// It repeated the key in its answer.
    case credentialTold = "credential_told"

    public var description: String { rawValue }

    /// Whether waiting was what failed.
    var isTimeout: Bool {
        switch self {
        case .connectTimeout, .firstByteTimeout, .idleTimeout, .streamTimeout: true
        default: false
        }
    }
}
