public import NIOCore
public import ProxyConfiguration
public import ProxyLimits

/// What a listener of few callers has in front of what it answers, so that nobody keeps the others from connecting.
public enum CallerHandlers {
    /// How long the whole head of a request may take, from the connection or the answer before on.
    private static let headTime = TimeAmount.seconds(5)

    /// Those of one connection.
    /// - Parameters:
    ///   - counter: how many connections there may be of the addresses that are counted.
    ///   - isCounted: which those are.
    public static func make(
        _ counter: ConnectionCounter, isCounted: @escaping @Sendable (IPAddress) -> Bool = { _ in true }
    ) -> [any RemovableChannelHandler] {
        [CallerRoom(counter, isCounted: isCounted), HeadDeadline(headTime)]
    }
}
