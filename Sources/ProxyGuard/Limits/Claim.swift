/// What a request asks for, and who asks.
public struct Claim: Sendable {
    /// Who asks, and what is allowed.
    public struct Party<Key: Hashable & Sendable>: Sendable {
        /// Who.
        public var key: Key
        /// What is allowed.
        public var policy: LimitPolicy

        /// Creates a party.
        public init(_ key: Key, _ policy: LimitPolicy) {
            self.key = key
            self.policy = policy
        }
    }

    /// What everybody together may use.
    public var global: LimitPolicy
    /// Where the request comes from.
    public var address: Party<AddressKey>?
    /// With which token.
    public var token: Party<LimitKey>?
    /// For which project.
    public var project: Party<LimitKey>?
    /// Tokens of models that it may use at most: those of the prompt, and the greatest answer.
    public var modelTokens: Int
    /// Millionths of a US dollar that it may cost at most.
    public var microDollars: Int
    /// The UTC day, as days since 1970.
    public var dayIndex: Int

    /// Creates a claim.
    public init(
        global: LimitPolicy = .unlimited, address: Party<AddressKey>? = nil, token: Party<LimitKey>? = nil,
        project: Party<LimitKey>? = nil, modelTokens: Int = 0, microDollars: Int = 0, dayIndex: Int
    ) {
        self.global = global
        self.address = address
        self.token = token
        self.project = project
        self.modelTokens = modelTokens
        self.microDollars = microDollars
        self.dayIndex = dayIndex
    }
}
