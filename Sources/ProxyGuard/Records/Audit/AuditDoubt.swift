/// Why a record may not be the one that was written, although its chain is whole.
public enum AuditDoubt: Hashable, Sendable, CustomStringConvertible {
    /// It ends before an event that was written.
    case rolledBack(known: Int64, found: Int64)
    /// It has an event of that number, and not the one that was written.
    case replaced(event: Int64)
    /// It begins behind that event, which was removed since because of its age: it cannot be compared.
    case purged(event: Int64)
    /// What was kept of it cannot be what was kept: it was changed, or made with another key.
    case anchorUnreadable
    /// Its head was made without a key, and it was kept with one.
    case unsigned
    /// Its head was made without a key; from now on it is made with one.
    case adopted

    /// Whether somebody has to decide; what only changed its form is no reason to stop.
    public var isGrave: Bool { self != .adopted }

    public var description: String {
        switch self {
        case .rolledBack(let known, let found):
            "the store knows of event \(known), and the audit log ends at event \(found): it was deleted, or put back "
                + "to an earlier state"
        case .replaced(let event):
            "event \(event) of the audit log is not the one that the store knows: the log was written anew"
        case .purged(let event):
            "the store knows of event \(event) and none behind it, and the audit log tells that it was removed because of its "
                + "age: whether it is the same log cannot be told"
        case .anchorUnreadable:
            "what the store knows of the audit log was changed, or made with another key"
        case .unsigned: "the head of the audit log was made without a key, and the log was kept with one"
        case .adopted:
            "the head of the audit log was made without a key: what was recorded until now could have been written anew; "
                + "from now on it is made with one"
        }
    }
}
