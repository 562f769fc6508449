/// Whether a request may go on.
public enum Admission: Sendable {
    /// It may, and must be settled or cancelled once it has ended.
    case admitted(Reservation)
    /// It may not, and nothing was charged.
    case refused(Refusal)
}
