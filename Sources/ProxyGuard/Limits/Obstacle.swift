/// A limit that stands in the way of a request.
struct Obstacle: Sendable {
    let kind: LimitKind
    let limit: Int
    let remaining: Int
    /// Nanoseconds until it is out of the way; nil if waiting does not help.
    let wait: UInt64?

    /// Whether it takes longer to go away than another.
    func outlasts(_ other: Obstacle?) -> Bool {
        guard let other else { return true }
        guard let otherWait = other.wait else { return false }
        guard let wait else { return true }
        return wait > otherWait
    }
}
