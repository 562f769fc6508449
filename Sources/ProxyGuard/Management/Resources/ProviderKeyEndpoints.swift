internal import ProxyStore
internal import ProxyTokens

/// Keys of providers: sealed as they come in, and never shown again.
enum ProviderKeyEndpoints {
    private static let valueLength = 8...8192

    static let all = [
        Endpoint("GET", "/keys", "key.list", .read, queries: ["upstream"], list),
        Endpoint("POST", "/keys", "key.add", fields: ["upstream", "value"], add),
        Endpoint("POST", "/keys/reseal", "key.reseal", fields: [], reseal),
        Endpoint("POST", "/keys/{key}/activate", "key.activate", fields: ["overlap"], activate),
        Endpoint("POST", "/keys/{key}/retire", "key.retire", .containment, fields: [], retire),
    ]

    @Sendable
    private static func list(_ call: Invocation) async throws(ManagementError) -> Answer {
        let upstream = call.query["upstream"]
        if let upstream { try await check(upstream, call) }
        let keys = try await fromStore { () throws(StoreError) in
            try await call.services.store.providerKeys(upstream: upstream)
        }
        return Answer(json: ["items": .array(keys.map { RecordTexts.json($0) }), "next": .null])
    }

    @Sendable
    private static func add(_ call: Invocation) async throws(ManagementError) -> Answer {
        let upstream = try call.body.requiredText("upstream")
        let value = try call.body.requiredText("value")
        try await check(upstream, call)
        guard valueLength.contains(value.utf8.count), value.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            throw .invalid(
                "value",
                "a key has \(valueLength.lowerBound) to \(valueLength.upperBound) characters of ASCII, no spaces")
        }
        guard !value.hasPrefix("pg_"), !value.hasPrefix("pgm_") else {
            throw .invalid("value", "this is a token of this program, not a provider's key")
        }
        guard let keyRing = call.services.keyRing else { throw .noKeyRing }
        let id = RecordID.providerKey.generate()
        let sealed: String
        do {
            sealed = try keyRing.seal(Array(value.utf8), context: ProviderKeyContext.text(id: id, upstream: upstream))
        } catch {
            throw ManagementError(500, "internal", "the key could not be encrypted")
        }
        let key = try await fromStore { () throws(StoreError) in
            try await call.services.store.addProviderKey(
                id: id, upstream: upstream, sealed: sealed, waits: true)
        }
        return Answer(
            status: 201, json: shown(key, call),
            details: ["key_id": key.id, "upstream": upstream, "state": key.state.rawValue])
    }

    @Sendable
    private static func activate(_ call: Invocation) async throws(ManagementError) -> Answer {
        let most = call.services.rotationOverlap
        let overlap = try call.body.number("overlap", in: 0...max(most, 86_400)) ?? most
        let key = try await fromStore { () throws(StoreError) in
            try await call.services.store.activateProviderKey(call.id("key"), overlap: overlap)
        }
        return Answer(
            json: shown(key, call), details: ["upstream": key.upstream, "overlap": String(overlap)])
    }

    @Sendable
    private static func retire(_ call: Invocation) async throws(ManagementError) -> Answer {
        let key = try await fromStore { () throws(StoreError) in
            try await call.services.store.retireProviderKey(call.id("key"))
        }
        return Answer(
            json: shown(key, call), details: ["upstream": key.upstream, "in_use": keyInUse(key.upstream, call)])
    }

    /// The id of the key that requests are sent with from now on; where the store has none it is the configuration's.
    private static func keyInUse(_ upstream: String, _ call: Invocation) -> String {
        call.services.store.latest.currentKeys[upstream]?.id ?? "configuration"
    }

    /// The key, and which one is used now: adding one changes nothing yet, retiring the current one goes back to the configuration's.
    private static func shown(_ key: ProviderKeyRecord, _ call: Invocation) -> JSONValue {
        let members = RecordTexts.json(key).members ?? []
        return .object(members + [JSONValue.Member("in_use", .string(keyInUse(key.upstream, call)))])
    }

    /// Encrypts with the current key what others of the ring encrypted, part by part.
    @Sendable
    private static func reseal(_ call: Invocation) async throws(ManagementError) -> Answer {
        guard let keyRing = call.services.keyRing else { throw .noKeyRing }
        let store = call.services.store
        var count = 0
        while true {
            let batch = try await fromStore { () throws(StoreError) in
                try await store.providerKeys(notSealedWith: keyRing.currentKeyID)
            }
            guard !batch.isEmpty else { break }
            var changes: [Resealing] = []
            for key in batch {
                let context = ProviderKeyContext.text(id: key.id, upstream: key.record.upstream)
                do {
                    changes.append(
                        Resealing(
                            id: key.id, from: key.sealed, to: try keyRing.reseal(key.sealed, context: context)))
                } catch {
                    throw ManagementError(409, "conflict", "the provider key \(key.id) cannot be opened: \(error)")
                }
            }
            try await fromStore { [changes] () throws(StoreError) in try await store.reseal(changes) }
            count += changes.count
        }
        return Answer(
            json: ["resealed": .integer(Int64(count)), "key_id": .string(keyRing.currentKeyID)],
            details: ["resealed": String(count), "encryption_key_id": keyRing.currentKeyID])
    }

    private static func check(_ upstream: String, _ call: Invocation) async throws(ManagementError) {
        guard await call.services.upstreams().contains(upstream) else {
            throw .invalid("upstream", "the configuration has no upstream of this name")
        }
    }
}
