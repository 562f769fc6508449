internal import NIOCore

extension Duration {
    /// Seconds, without what is behind the point.
    var wholeSeconds: Int { Int(components.seconds) }

    /// For timers.
    var amount: TimeAmount {
        .nanoseconds(components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000)
    }
}
