/// What other systems can be asked and `proxyguard.toml` cannot, since there the answer is always the same.
public enum ForeignSettings {
    private static func question<Value: SettingValue>(
        _ key: String, _ standard: Value, _ meaning: String
    ) -> Setting<Value> {
        Setting("foreign.\(key)", standard, .start, meaning)
    }

    /// Whether clients have to show anything.
    public static let authenticates = question("authenticates", true, "Whether clients have to show a token.")
    /// Whether TLS is spoken with clients.
    public static let encryptsClients = question("encrypts_clients", true, "Whether TLS is spoken with clients.")
    /// Whether the certificates of providers are checked.
    public static let verifiesUpstreams = question(
        "verifies_upstreams", true, "Whether the certificates of providers are checked.")
    /// Whether errors tell what went on inside.
    public static let debugs = question("debugs", false, "Whether the program runs as for its developers.")
    /// Whether limits on requests count.
    public static let limitsRequests = question("limits_requests", true, "Whether limits on requests count at all.")
    /// The window of a limit.
    public static let limitWindow = question(
        "limit_window", Duration.seconds(60), "What a limit on requests is counted in.")
    /// Whether counters of several machines are on.
    public static let sharesLimits = question("shares_limits", false, "Whether several machines count together.")
    /// The key of these counters.
    public static let limitKey = question(
        "limit_key", SecretReference?.none, "The key that hides tokens in shared counters.")
    /// What a provider is shown besides its key.
    public static let upstreamSecret = question(
        "upstream_secret", SecretReference?.none, "What a provider is shown besides its key.")
    /// The token of administrators.
    public static let managementToken = question(
        "management_token", SecretReference?.none, "The token of administrators.")
    /// What signs tokens.
    public static let tokenSecret = question(
        "token_secret", SecretReference?.none, "The key that signs JSON web tokens.")
    /// How.
    public static let tokenAlgorithm = question("token_algorithm", "HS256", "How JSON web tokens are signed.")
    /// Keys of clients.
    public static let clientKeys = question(
        "client_keys", Listed<SecretReference>(), "The keys that clients show.")
    /// Passwords of databases and consoles.
    public static let password = question("password", SecretReference?.none, "A password of a database or a console.")
    /// A cache or a counter on another machine.
    public static let cache = question("cache", StoreAddress?.none, "A cache, or a store of counters.")
    /// Its password.
    public static let cachePassword = question("cache_password", SecretReference?.none, "The password of the cache.")
    /// Who may connect.
    public static let allowedClients = question(
        "allowed_clients", Listed<Network>(), "The networks that clients come from.")
    /// Whether any client may tell its address.
    public static let trustsForwarded = question(
        "trusts_forwarded", false, "Whether X-Forwarded-For of any client is believed.")
    /// Protection against other pages.
    public static let protectsBrowsers = question(
        "protects_browsers", true, "Whether protection against forged requests and scripts is on.")
    /// Whether every request is written down.
    public static let logsRequests = question("logs_requests", false, "Whether every request is logged.")

    /// All of them.
    public static let all: [any SettingDeclaration] = [
        authenticates, encryptsClients, verifiesUpstreams, debugs, limitsRequests, limitWindow, sharesLimits, limitKey,
        upstreamSecret, managementToken, tokenSecret, tokenAlgorithm, clientKeys, password, cache, cachePassword,
        allowedClients,
        trustsForwarded, protectsBrowsers, logsRequests,
    ]
}
