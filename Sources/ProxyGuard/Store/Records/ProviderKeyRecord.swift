/// The state of a provider's key.
public enum ProviderKeyState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Stored for later.
    case pending
    /// The one that requests are sent with.
    case current
    /// The one of before, still usable for a while.
    case overlap
    /// No longer used; its ciphertext has been erased.
    case retired
}

/// What may be shown of a provider's key.
public struct ProviderKeyRecord: Hashable, Sendable, Codable, Identifiable {
    /// Public, `key_` and 20 characters.
    public var id: String
    /// The upstream it is for, as the configuration calls it.
    public var upstream: String
    /// Seconds since 1970.
    public var createdAt: Int64
    /// Seconds since 1970; before, it cannot become the current one.
    public var notBefore: Int64
    /// Seconds since 1970; for one in overlap, when that ends.
    public var retiredAt: Int64?
    /// What it is used for.
    public var state: ProviderKeyState
}

/// A provider's key with its ciphertext.
public struct SealedProviderKey: Hashable, Sendable, Identifiable {
    /// What may be shown of it.
    public var record: ProviderKeyRecord
    /// The ciphertext, `enc:v1:…`.
    public var sealed: String

    /// The record's id.
    public var id: String { record.id }
}

/// A ciphertext that takes the place of another of the same key.
public struct Resealing: Hashable, Sendable {
    /// The key's id.
    public var id: String
    /// The ciphertext that is there now.
    public var from: String
    /// The one that shall be.
    public var to: String

    public init(id: String, from: String, to: String) {
        self.id = id
        self.from = from
        self.to = to
    }
}
