/// Whether the name of a variable says that security depends on it.
enum SecuritySetting {
    /// Words that say it wherever they stand.
    private static let words: Set = [
        "tls", "ssl", "https", "mtls", "cors", "csrf", "xsrf", "xss", "hsts", "csp", "auth", "authentication",
        "authorization", "jwt", "oauth", "oidc", "saml", "sso", "mfa", "totp", "encryption", "encrypt", "encrypted",
        "mask",
        "masking", "redact", "redaction", "pii", "secret", "secrets", "password", "passwd", "passphrase", "audit",
        "ratelimit", "ratelimits", "throttle", "throttling", "quota", "security", "secure", "sanitize", "sanitization",
        "allowlist", "whitelist", "denylist", "blocklist", "blacklist", "hmac", "signature", "signing", "rbac",
        "lockout", "jailbreak", "guardrail", "guardrails", "timeout", "timeouts", "pepper", "salt", "captcha",
        "recaptcha",
    ]
    /// Words that say it behind one another.
    private static let pairs = [
        ["rate", "limit"], ["rate", "limits"], ["rate", "limiting"], ["request", "limit"], ["max", "request"],
        ["max", "requests"], ["max", "body"], ["body", "limit"], ["body", "size"], ["request", "size"],
        ["upload", "size"], ["max", "upload"], ["allowed", "origins"], ["allowed", "hosts"], ["trusted", "proxies"],
        ["trusted", "hosts"], ["api", "key"], ["api", "keys"], ["access", "key"], ["private", "key"],
        ["secret", "key"],
        ["management", "token"], ["admin", "token"], ["access", "token"], ["token", "lifetime"], ["token", "expiry"],
        ["token", "ttl"], ["token", "request"], ["session", "lifetime"], ["session", "ttl"], ["session", "expiry"],
        ["cookie", "secure"], ["login", "attempts"], ["max", "concurrent"], ["concurrent", "requests"],
        ["verify", "ssl"], ["max", "connections"], ["ip", "filter"],
    ]
    /// Last words that make it a credential.
    private static let last: Set = ["token", "apikey"]

    static func isSecurity(_ name: String) -> Bool {
        let words = CredentialName.words(of: name)
        if words.contains(where: Self.words.contains) { return true }
        if let word = words.last, last.contains(word) { return true }
        return words.indices.dropLast().contains { place in
            pairs.contains { $0[0] == words[place] && $0[1] == words[place + 1] }
        }
    }
}
