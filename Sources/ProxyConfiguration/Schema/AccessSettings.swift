/// `[tokens]`: what clients show.
public enum TokenSettings {
    /// The longest life.
    public static let maximumLifetime = Setting<Duration>(
        "tokens.max_lifetime", .seconds(30 * 86_400), .auth, limit: .range(.seconds(60) ... .seconds(30 * 86_400)),
        "How long a token may live at most; nobody can ask for more.")
    /// The usual life.
    public static let defaultLifetime = Setting<Duration>(
        "tokens.default_lifetime", .seconds(86_400), .auth, limit: .range(.seconds(60) ... .seconds(30 * 86_400)),
        "How long a token lives when nobody says otherwise.")
    /// How they are stored.
    public static let hashing = Setting<TokenHashing>(
        "tokens.hashing", .sha256, .auth,
        "How tokens are stored; the tokens themselves are shown once and kept nowhere.")
    /// The key of the hash.
    public static let pepper = Setting<SecretReference?>(
        "tokens.pepper", nil, .auth, "The key of the hash, where hashing is \"hmac-sha256\".")
    /// How long an old token still counts.
    public static let rotationOverlap = Setting<Duration>(
        "tokens.rotation_overlap", .seconds(600), .auth, limit: .range(.zero ... .seconds(86_400)),
        "How long the old one still counts when a token is exchanged.")

    static let all: [any SettingDeclaration] = [
        maximumLifetime, defaultLifetime, hashing, pepper, rotationOverlap,
    ]
}

/// `[management]`: who may administer.
public enum ManagementSettings {
    /// The hash of the token.
    public static let tokenHash = Setting<SecretReference?>(
        "management.token_hash", nil, .auth, isRequired: true,
        "The hash of the management token, as `proxyguard token generate-management` prints it.")
    /// That of the one to come.
    public static let nextTokenHash = Setting<SecretReference?>(
        "management.next_token_hash", nil, .auth,
        "The hash of the token that will take its place; both count meanwhile.")
    /// From where.
    public static let allowedNetworks = Setting<Listed<Network>>(
        "management.allowed_cidrs", Listed(["127.0.0.0/8", "::1/128"].compactMap { Network($0) }), .auth,
        "The networks that administrators come from, told by the connection and by no header.")
    /// Wrong tokens.
    public static let failuresPerMinute = Setting<Int>(
        "management.failures_per_minute", 5, .auth, limit: .range(1...60),
        "How many wrong tokens an address may show in a minute before it has to wait.")
    /// Signed requests.
    public static let signingSecret = Setting<SecretReference?>(
        "management.signing_secret", nil, .auth,
        "With it, requests that change something have to be signed (HMAC-SHA256).")
    /// How old a signature may be.
    public static let signingWindow = Setting<Duration>(
        "management.signing_window", .seconds(300), .auth, limit: .range(.seconds(10) ... .seconds(900)),
        "How old a signature may be; within it each counts once.")

    static let all: [any SettingDeclaration] = [
        tokenHash, nextTokenHash, allowedNetworks, failuresPerMinute, signingSecret, signingWindow,
    ]
}
