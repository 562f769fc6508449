/// A place in the chain: the number of the last event and the hash of the last line, which may be a header.
struct AuditLink: Hashable, Sendable {
    var sequence: Int64
    var hash: AuditHash

    /// No record gets so far, and every reader of JSON holds it exactly: a higher number was not written by this program, and the one
    /// behind it may not exist. Source: RFC 8259, section 6
    static let greatestSequence: Int64 = 1 << 53

    /// Before everything.
    static let origin = AuditLink(sequence: 0, hash: .zero)
}
