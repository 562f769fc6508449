internal import NIOHTTP1

/// What every answer of the program tells browsers, whatever else it says.
/// Source: https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers
public struct SecurityHeaders: Sendable {
    private let transport: String?

    /// - Parameter hstsAge: for how many seconds browsers insist on TLS once they had it; 0 sends no such header.
    public init(hstsAge: Int) {
        transport = hstsAge > 0 ? "max-age=\(hstsAge); includeSubDomains" : nil
    }

    /// - Parameter isSecure: whether the client speaks TLS; without it browsers have to ignore the header. Source: RFC 6797, section 7.2
    func add(to headers: inout HTTPHeaders, isSecure: Bool) {
        headers.add(name: "x-content-type-options", value: "nosniff")
        headers.add(name: "x-frame-options", value: "DENY")
        headers.add(name: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'")
        headers.add(name: "referrer-policy", value: "no-referrer")
        headers.add(name: "cache-control", value: "no-store")
        if isSecure, let transport { headers.add(name: "strict-transport-security", value: transport) }
    }
}
