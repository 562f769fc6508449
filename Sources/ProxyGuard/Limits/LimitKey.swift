/// A token or a project, as its limits are counted under.
///
/// Made once for each record: its hash is kept, so that no text is hashed for a request. Equal are those of equal ids,
/// not of equal hashes.
public struct LimitKey: Hashable, Sendable {
    /// Its public id.
    public let id: String
    private let digest: Int

    /// Creates a key from a public id; never from a token itself.
    public init(_ id: String) {
        self.id = id
        digest = id.hashValue
    }

    public static func == (one: LimitKey, other: LimitKey) -> Bool { one.digest == other.digest && one.id == other.id }

    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension LimitKey: FailureSubject {
    var neighbourhood: UInt64 { UInt64(bitPattern: Int64(digest)) }
}
