/// Names of headers and fields whose values are credentials, whatever they look like.
public enum CredentialNames {
    private static let headers: Set<String> = [
        "authorization", "proxy-authorization", "cookie", "set-cookie", "api-key", "x-api-key", "x-goog-api-key",
        "x-auth-token", "x-access-token", "x-csrf-token", "x-amz-security-token", "x-vault-token", "private-token",
        "x-forwarded-access-token", "x-functions-key", "ocp-apim-subscription-key", "www-authenticate",
        "proxy-authenticate", "authentication-info", "sec-websocket-protocol",
    ]
    private static let fields: Set<String> = [
        "authorization", "password", "passwd", "passphrase", "secret", "token", "api_key", "apikey", "key",
        "private_key", "client_secret", "access_token", "refresh_token", "id_token", "management_token", "cookie",
        "credential", "credentials", "pepper",
    ]
    private static let parts = ["token", "secret", "password", "credential", "api-key", "apikey", "auth", "session"]

    /// Whether a header carries credentials: one that is known to, or says so in its name.
    public static func isHeader(_ name: String) -> Bool {
        let name = name.lowercased()
        return headers.contains(name) || parts.contains { name.contains($0) }
    }

    /// Whether a field of a message is one; `token_id` is none.
    static func isField(_ name: String) -> Bool {
        let name = name.lowercased()
        return fields.contains(String(name.map { $0 == "-" ? "_" : $0 }))
    }
}
