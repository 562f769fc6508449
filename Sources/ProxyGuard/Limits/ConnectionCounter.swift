internal import Synchronization

/// Open connections, of everybody and of each address.
///
/// Memory is bounded by the connections that are open: an address without any is not kept.
public final class ConnectionCounter: Sendable {
    private struct State: Sendable {
        var limit: Int
        var limitPerAddress: Int
        var total = 0
        var addresses: [AddressKey: Int] = [:]
    }

    private let state: Mutex<State>

    /// Creates a counter with the most connections together, and of one address.
    public init(limit: Int, limitPerAddress: Int) {
        state = Mutex(State(limit: limit, limitPerAddress: limitPerAddress))
    }

    /// Counts a connection if there is room for it; if so, `close` must follow, once.
    public func open(_ address: AddressKey) -> Bool {
        state.withLock { state in
            guard state.total < state.limit else { return false }
            let count = state.addresses[address, default: 0]
            guard count < state.limitPerAddress else { return false }
            state.addresses[address] = count + 1
            state.total += 1
            return true
        }
    }

    /// Counts a connection off; one that was not counted is none.
    public func close(_ address: AddressKey) {
        state.withLock { state in
            guard let count = state.addresses[address] else { return }
            state.addresses[address] = count == 1 ? nil : count - 1
            state.total -= 1
        }
    }

    /// Replaces the limits, after a reload; connections that are open stay.
    public func setLimits(_ limit: Int, perAddress: Int) {
        state.withLock { state in
            state.limit = limit
            state.limitPerAddress = perAddress
        }
    }

    /// Connections that are open.
    public var count: Int { state.withLock { $0.total } }

    /// Connections of an address that are open.
    public func count(_ address: AddressKey) -> Int { state.withLock { $0.addresses[address, default: 0] } }

    /// Addresses with open connections.
    public var addressCount: Int { state.withLock { $0.addresses.count } }
}
