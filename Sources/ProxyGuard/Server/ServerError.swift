internal import NIOCore
internal import ProxyConfiguration
internal import ProxyManagement

/// Why the program cannot run, or cannot go on as it is told.
public struct ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What it is about.
    public enum Code: String, Sendable {
        case configuration, secret, certificate, promptRules, upstream, listener, store, audit, logging, encryption
    }

    /// What it is about.
    public var code: Code
    public var description: String

    /// - Parameter description: one line: what, where, how to mend; no secret.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// What the system says, without the call that it was asked in.
    static func reason(_ error: any Error) -> String {
        if let error = error as? IOError { return SystemReason.text(error.errnoCode) }
        // Who asks says where.
        if case .unusable(_, let why)? = error as? ManagementServerError { return why }
        return "\(error)"
    }
}

extension ListenAddress {
    /// As people write it, without quotes.
    var plain: String { written.filter { $0 != "\"" } }
}
