internal import NIOHTTP1
public import ProxyConfiguration

/// Which web pages may call, and what browsers are told. Source: https://fetch.spec.whatwg.org/#http-cors-protocol
public struct CORSPolicy: Sendable {
    /// Origins as browsers send them.
    private let origins: Set<String>
    private let allowsCredentials: Bool
    private let headers: String
    private let maximumAge: String

    /// None may.
    public init() { self.init(origins: [], allowsCredentials: false, headers: [], maximumAge: 0) }

    /// - Parameters:
    ///   - origins: only exact ones count; patterns and `*` are no origins that a browser sends, and none is admitted by them.
    ///   - maximumAge: how long browsers may remember an answer to a preflight, in seconds.
    public init(origins: [Origin], allowsCredentials: Bool, headers: [String], maximumAge: Int) {
        self.origins = Set(
            origins.compactMap { origin in
                guard case .exact(let scheme, let host, let port) = origin else { return nil }
                let shown = host.contains(":") ? "[\(host)]" : host
                return "\(scheme)://\(shown)\(port.map { ":\($0)" } ?? "")"
            })
        self.allowsCredentials = allowsCredentials
        self.headers = headers.map { $0.lowercased() }.sorted().joined(separator: ", ")
        self.maximumAge = String(maximumAge)
    }

    /// Adds what an answer tells a browser, failed or not; nothing but `Vary` where the origin is not admitted.
    func add(to answer: inout HTTPHeaders, origins values: [String]) {
        guard !origins.isEmpty else { return }
        answer.add(name: "vary", value: "Origin")
        guard values.count == 1, origins.contains(values[0]) else { return }
        answer.add(name: "access-control-allow-origin", value: values[0])
        if allowsCredentials { answer.add(name: "access-control-allow-credentials", value: "true") }
        answer.add(name: "access-control-expose-headers", value: "x-request-id, retry-after")
    }

    /// Whether a request is a preflight, which carries no token.
    static func isPreflight(_ head: HTTPRequestHead) -> Bool {
        head.method == .OPTIONS && head.headers.contains(name: "origin")
            && head.headers.contains(name: "access-control-request-method")
    }

    /// Adds what an answer to a preflight has besides; false if the page may not send what it asks for.
    func addPreflight(to answer: inout HTTPHeaders, origins values: [String], methods: [String]) -> Bool {
        guard values.count == 1, origins.contains(values[0]), !methods.isEmpty else { return false }
        answer.add(name: "access-control-allow-methods", value: methods.joined(separator: ", "))
        answer.add(name: "access-control-allow-headers", value: headers)
        answer.add(name: "access-control-max-age", value: maximumAge)
        return true
    }
}
