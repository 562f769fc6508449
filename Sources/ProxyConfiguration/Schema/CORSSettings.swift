/// `[cors]`: which web pages may call the data listener from a browser.
public enum CORSSettings {
    /// The origins.
    public static let allowedOrigins = Setting<Listed<Origin>>(
        "cors.allowed_origins", Listed(), .cors,
        "The origins whose pages may read answers, each exactly as browsers send it; none means that no page may.")
    /// Cookies and the like.
    public static let allowsCredentials = Setting<Bool>(
        "cors.allow_credentials", false, .cors,
        "Whether browsers may send cookies and client certificates; tokens in headers need neither.")
    /// Headers of requests.
    public static let allowedHeaders = Setting<Listed<String>>(
        "cors.allowed_headers", Listed(["authorization", "content-type"]), .cors,
        limit: Limit("that is the name of a header, or \"*\"") { $0.values.allSatisfy(isHeaderName) },
        "The headers that pages may send.")
    /// How long an answer to a preflight holds.
    public static let maximumAge = Setting<Duration>(
        "cors.max_age", .seconds(600), .cors, limit: .range(.zero ... .seconds(86_400)),
        "How long browsers may remember what was allowed.")

    /// Source: RFC 9110, section 5.6.2
    private static func isHeaderName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    static let all: [any SettingDeclaration] = [allowedOrigins, allowsCredentials, allowedHeaders, maximumAge]
}
