/// What an admitted request holds until it is settled or cancelled.
public struct Reservation: Hashable, Sendable {
    let index: Int32
    /// Counts how often the place was used, so that a reservation that has ended ends no other.
    let generation: UInt32
    /// Of the scope with the fewest requests left; nil if no scope limits them.
    public let requests: LimitState?
    /// Of the scope with the fewest tokens of models left; nil if no scope limits them.
    public let modelTokens: LimitState?

    /// For the answer.
    public var headers: RateHeaders { RateHeaders(requests: requests, modelTokens: modelTokens) }
}
