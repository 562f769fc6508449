/// A place in the chain: the number of the last event and the hash of the last line, which may be a header.
struct AuditLink: Hashable, Sendable {
    var sequence: Int64
    var hash: AuditHash

    /// Before everything.
    static let origin = AuditLink(sequence: 0, hash: .zero)
}
