internal import ProxyStore

/// What to do when something goes wrong, and how to end it.
enum ContainmentEndpoints {
    static let all = [
        Endpoint("POST", "/panic", "management.panic", .containment, fields: [], panic),
        Endpoint("POST", "/lockdown", "lockdown.on", .containment, fields: [], lock),
        Endpoint("DELETE", "/lockdown", "lockdown.off", .containment, unlock),
    ]

    /// Closes the data plane before anything else: revoking writes to the disk, which may fail.
    @Sendable
    private static func panic(_ call: Invocation) async throws(ManagementError) -> Answer {
        call.freeze.set(true)
        await call.services.setLockdown(true)
        let count = try await fromStore { () throws(StoreError) -> Int in
            // Each is tried, whatever becomes of the other.
            let count: Result<Int, StoreError>
            do throws(StoreError) { count = .success(try await call.services.store.revokeAllTokens()) } catch {
                count = .failure(error)
            }
            try await call.services.store.setContainment(.panic)
            return try count.get()
        }
        return Answer(
            json: ["revoked": .integer(Int64(count)), "lockdown": true, "management_frozen": true],
            details: ["revoked": String(count)])
    }

    @Sendable
    private static func lock(_ call: Invocation) async throws(ManagementError) -> Answer {
        await call.services.setLockdown(true)
        try await fromStore { () throws(StoreError) in
            try await call.services.store.setContainment(call.freeze.isOn ? .panic : .lockdown)
        }
        return Answer(json: ["lockdown": true, "management_frozen": .bool(call.freeze.isOn)])
    }

    @Sendable
    private static func unlock(_ call: Invocation) async throws(ManagementError) -> Answer {
        let wasFrozen = call.freeze.isOn
        // What the store would bring back at the next start comes first.
        try await fromStore { () throws(StoreError) in try await call.services.store.setContainment(nil) }
        call.freeze.set(false)
        await call.services.setLockdown(false)
        return Answer(
            json: ["lockdown": false, "management_frozen": false], details: ["was_frozen": String(wasFrozen)])
    }
}
