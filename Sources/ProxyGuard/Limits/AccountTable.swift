/// All accounts of a limiter: found by key, kept in slots, let go when idle.
///
/// A slot is idle once it has no open request and nothing happened for 60 seconds, so that its windows are empty.
/// Those without open requests are in a list of their scope in the order of their last request; if its first is not
/// idle, none is. So a slot is found for a new key, or known not to be there, in O(1).
struct AccountTable: Sendable {
    private enum Name: Sendable {
        case none
        case address(AddressKey)
        case key(LimitKey)
    }

    /// Everybody together.
    static let global: Int32 = 0
    /// Addresses for which there is no slot.
    static let overflow: Int32 = 1
    /// Never used: stands for a key that has no slot yet.
    static let blank: Int32 = 2

    var accounts: [Account]
    private var names: [Name]
    private var scopes: [LimitScope]
    private var addresses: [AddressKey: Int32] = [:]
    private var tokens: [LimitKey: Int32] = [:]
    private var projects: [LimitKey: Int32] = [:]
    private var free: [Int32] = []
    private var idle = SlotLists(count: LimitScope.allCases.count)
    private let capacity: LimiterCapacity

    init(capacity: LimiterCapacity) {
        self.capacity = capacity
        accounts = [Account(), Account(), Account()]
        names = [.none, .none, .none]
        scopes = [.global, .address, .address]
    }

    // MARK: Finding

    func slot(of address: AddressKey) -> Int32? { addresses[address] }

    func slot(of key: LimitKey, _ scope: LimitScope) -> Int32? { scope == .token ? tokens[key] : projects[key] }

    /// How many keys a scope has.
    func count(_ scope: LimitScope) -> Int {
        switch scope {
        case .global: 1
        case .address: addresses.count
        case .token: tokens.count
        case .project: projects.count
        }
    }

    /// Whether a new key finds a slot.
    func hasRoom(_ scope: LimitScope, at now: UInt64) -> Bool {
        count(scope) < capacity.of(scope) || idleSlot(scope, at: now) != nil
    }

    /// Whose use a slot holds; nil where the store is told nothing.
    func id(of slot: Int32) -> (scope: LimitScope, id: String)? {
        guard case .key(let key) = names[Int(slot)] else { return nil }
        return (scopes[Int(slot)], key.id)
    }

    // MARK: Changing

    mutating func insert(_ address: AddressKey, at now: UInt64) -> Int32 {
        let slot = place(.address(address), .address, at: now)
        addresses[address] = slot
        return slot
    }

    mutating func insert(_ key: LimitKey, _ scope: LimitScope, at now: UInt64) -> Int32 {
        let slot = place(.key(key), scope, at: now)
        if scope == .token { tokens[key] = slot } else { projects[key] = slot }
        return slot
    }

    /// A request of the slot has begun: it is not idle.
    mutating func hold(_ slot: Int32) {
        if accounts[Int(slot)].open == 1 { idle.remove(slot) }
    }

    /// A request of the slot has ended; it may be idle.
    mutating func release(_ slot: Int32) {
        guard slot > Self.blank, accounts[Int(slot)].open == 0 else { return }
        idle.remove(slot)
        if accounts[Int(slot)].isForgotten {
            clear(slot)
        } else if !accounts[Int(slot)].isPinned {
            idle.append(slot, to: Self.list(scopes[Int(slot)]))
        }
    }

    /// Lets a key go; its account goes with its last request.
    mutating func forget(_ key: LimitKey, _ scope: LimitScope) -> Int32? {
        guard let slot = scope == .token ? tokens.removeValue(forKey: key) : projects.removeValue(forKey: key) else {
            return nil
        }
        accounts[Int(slot)].isForgotten = true
        return slot
    }

    private static func list(_ scope: LimitScope) -> Int {
        switch scope {
        case .global: 0
        case .address: 1
        case .token: 2
        case .project: 3
        }
    }

    private func idleSlot(_ scope: LimitScope, at now: UInt64) -> Int32? {
        guard let slot = idle.first(of: Self.list(scope)) else { return nil }
        let account = accounts[Int(slot)]
        let isQuiet = now >= account.touched && now - account.touched >= SlidingWindow.length
        return isQuiet && account.pending.isEmpty ? slot : nil
    }

    private mutating func place(_ name: Name, _ scope: LimitScope, at now: UInt64) -> Int32 {
        if count(scope) >= capacity.of(scope), let slot = idleSlot(scope, at: now) {
            idle.remove(slot)
            switch names[Int(slot)] {
            case .none: break
            case .address(let address): addresses[address] = nil
            case .key(let key): if scope == .token { tokens[key] = nil } else { projects[key] = nil }
            }
            clear(slot)
        }
        let slot: Int32
        if let reused = free.popLast() {
            slot = reused
            names[Int(slot)] = name
            scopes[Int(slot)] = scope
        } else {
            slot = Int32(accounts.count)
            accounts.append(Account())
            names.append(name)
            scopes.append(scope)
        }
        return slot
    }

    private mutating func clear(_ slot: Int32) {
        accounts[Int(slot)] = Account()
        names[Int(slot)] = .none
        free.append(slot)
    }
}
