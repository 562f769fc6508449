/// Whose failed attempts are counted.
protocol FailureSubject: Hashable, Sendable {
    /// Who is counted together with it once there is no room to count each alone.
    var neighbourhood: UInt64 { get }
}
