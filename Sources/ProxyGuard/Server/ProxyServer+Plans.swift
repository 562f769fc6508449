internal import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyManagement
internal import ProxyRecords
internal import ProxyStore
internal import ProxyTokens
internal import Rules

/// Makes the plans that event loops work by, from what two sources say at any time: the configuration and the store.
///
/// Changes of both may come at once. Whoever makes a plan reads both and numbers it without a pause in between, so that a greater number
/// is that of a later state, and each event loop keeps the plan with the greatest.
extension ProxyServer {
    /// What the event loops were told to work by last.
    struct Told {
        var plan: DataPlan
        /// The provider keys of the store that are in it.
        var keys: [String: SealedProviderKey]
        /// Whether every event loop is known to have it.
        var isConfirmed = false
    }

    /// Makes a plan of a configuration and the store as it is now; files are read for it.
    func makePlan(_ configuration: Configuration, _ secrets: LoadedSecrets) throws(ServerError) -> Told {
        try makePlan(PlanBuilder(configuration: configuration, secrets: secrets, rules: rules).plan(), secrets)
    }

    /// Numbers a plan, with the provider keys of the store as it is now in place of the configuration's.
    func makePlan(_ plan: DataPlan, _ secrets: LoadedSecrets) throws(ServerError) -> Told {
        let snapshot = parts.store.latest
        var keys: [String: ProviderCredential] = [:]
        for (upstream, key) in snapshot.currentKeys {
            guard let keyRing = secrets.keyRing else {
                throw ServerError(.encryption, "encryption.key is not set, and the store has a key for \(upstream)")
            }
            do throws(KeyRingError) {
                let value = try keyRing.open(
                    key.sealed, context: ProviderKeyContext.text(id: key.id, upstream: upstream))
                keys[upstream] = ProviderCredential(id: key.id, value: Secret(value))
            } catch {
                throw ServerError(.encryption, "the key \(key.id) for \(upstream) cannot be opened: \(error)")
            }
        }
        for key in keys.values { parts.registry.register(key.value) }
        var plan = plan
        plan.exchangeKeys(keys, configured: secrets.upstreams)
        plan.generation = (told?.plan.generation ?? 0) + 1
        return Told(plan: plan, keys: snapshot.currentKeys)
    }

    /// Returns once every event loop works by this plan or a later one. Nothing may be done between its making and this.
    func tell(_ next: Told, _ dataPlane: DataPlane) async throws {
        remember(next)
        try await dataPlane.use(next.plan)
        if told?.plan.generation == next.plan.generation { told?.isConfirmed = true }
    }

    /// From now on it is what the next one is numbered after.
    func remember(_ next: Told) { told = next }

    /// Returns once every event loop decides by this state of the store or a later one.
    /// - Returns: false where one may not: why is in the log, and it is tried again from time to time.
    @discardableResult
    func apply(_ version: Int64) async -> Bool {
        let snapshot = parts.store.latest
        guard let dataPlane else { return true }
        guard snapshot.version >= version else { return false }
        var isApplied = true
        do {
            // Who may ask comes first, and whatever becomes of the rest: a revoked token is dead.
            try await dataPlane.use(IdentityBuilder.table(snapshot, hasher: secrets.hasher))
        } catch {
            isApplied = false
            parts.log.log(.error, "a change of tokens cannot be applied, it is tried again: \(error)")
        }
        do {
            // The store may have gone on meanwhile, and somebody else may have told of it.
            if let told, told.keys != parts.store.latest.currentKeys {
                try await tell(makePlan(told.plan, secrets), dataPlane)
            } else if let told, !told.isConfirmed {
                try await tell(told, dataPlane)
            }
        } catch {
            isApplied = false
            parts.log.log(.error, "a change of provider keys cannot be applied, it is tried again: \(error)")
        }
        return isApplied
    }
}
