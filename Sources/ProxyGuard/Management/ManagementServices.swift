public import ProxyConfiguration
public import ProxyLimits
public import ProxyRecords
public import ProxyStore
public import ProxyTokens
public import Rules

/// What management works with: the program's own parts, and what it has them do.
public struct ManagementServices: Sendable {
    /// Projects, tokens, keys and use.
    public var store: Store
    /// Hashes clients' tokens, as the data plane does.
    public var hasher: TokenHasher
    /// Who may administer, until ``ManagementServer/use(_:)`` says otherwise.
    public var credential: ManagementCredential
    /// Encrypts provider keys; without it none can be stored.
    public var keyRing: KeyRing?
    /// Where each call is recorded.
    public var audit: AuditLog
    /// The file of the audit log, for questions about it.
    public var auditFile: String
    /// The keys of the audit log's head, the current first; none where it is made without one.
    public var auditKeys: [Secret]
    /// Whether a panic of before is in force.
    public var isFrozen = false
    /// Counts wrong tokens by address.
    public var failures: FailureTracker
    /// Where administrators come from; a socket of the file system is guarded by its mode instead.
    public var allowedNetworks: [Network]
    /// How long a token lives when nobody says otherwise, and at most; in seconds.
    public var tokenLifetimes: (standard: Int64, maximum: Int64)
    /// How long an old token or key counts beside the new one, if nobody says otherwise; in seconds.
    public var rotationOverlap: Int64
    /// What the deployment is for; tokens say it.
    public var deployment: DeploymentKind
    /// The names of the upstreams that keys can be for, of the configuration that counts when it is asked.
    public var upstreams: @Sendable () async -> [String]
    /// Returns when every event loop decides by this version of the store, or a later one; false where one may not.
    public var applied: @Sendable (_ version: Int64) async -> Bool
    /// Has the data plane refuse every request, or take them again.
    public var setLockdown: @Sendable (Bool) async -> Void
    /// How the program is.
    public var status: @Sendable () async -> ManagementStatus
    /// Writes to the program's log why a call could not be answered.
    public var tell: @Sendable (_ problem: String) -> Void
    /// Seconds since 1970.
    public var now: @Sendable () -> Int64
    /// Nanoseconds of a clock that is never set, the one that `failures` is asked with elsewhere.
    public var ticks: @Sendable () -> UInt64

    public init(
        store: Store, hasher: TokenHasher, credential: ManagementCredential, keyRing: KeyRing?, audit: AuditLog,
        auditFile: String, auditKeys: [Secret] = [], failures: FailureTracker, allowedNetworks: [Network],
        tokenLifetimes: (standard: Int64, maximum: Int64), rotationOverlap: Int64, deployment: DeploymentKind,
        upstreams: @escaping @Sendable () async -> [String],
        applied: @escaping @Sendable (_ version: Int64) async -> Bool,
        setLockdown: @escaping @Sendable (Bool) async -> Void,
        status: @escaping @Sendable () async -> ManagementStatus,
        tell: @escaping @Sendable (_ problem: String) -> Void,
        now: @escaping @Sendable () -> Int64 = ManagementClock.seconds,
        ticks: @escaping @Sendable () -> UInt64 = ManagementClock.ticks
    ) {
        self.store = store
        self.hasher = hasher
        self.credential = credential
        self.keyRing = keyRing
        self.audit = audit
        self.auditFile = auditFile
        self.auditKeys = auditKeys
        self.failures = failures
        self.allowedNetworks = allowedNetworks
        self.tokenLifetimes = tokenLifetimes
        self.rotationOverlap = rotationOverlap
        self.deployment = deployment
        self.upstreams = upstreams
        self.applied = applied
        self.setLockdown = setLockdown
        self.status = status
        self.tell = tell
        self.now = now
        self.ticks = ticks
    }
}
