internal import ProxyStore

/// What to do when something goes wrong, and how to end it.
enum ContainmentEndpoints {
    static let all = [
        Endpoint("POST", "/panic", "management.panic", .containment, fields: [], panic),
        Endpoint("POST", "/lockdown", "lockdown.on", .containment, fields: [], lock),
        Endpoint("DELETE", "/lockdown", "lockdown.off", .containment, unlock),
    ]

    /// Closes the data plane before anything else: revoking writes to the disk, which may fail. At once, whatever is done before it, and
    /// again in its turn, since what was before it may have been the end of a lockdown.
    @Sendable
    private static func panic(_ call: Invocation) async throws(ManagementError) -> Answer {
        await close(call, freezes: true)
        return try await call.order.perform { () async throws(ManagementError) -> Answer in
            await close(call, freezes: true)
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
    }

    /// It is in force at once, and the answer says so, also where the store cannot keep it over a start.
    @Sendable
    private static func lock(_ call: Invocation) async throws(ManagementError) -> Answer {
        await close(call)
        return try await call.order.perform { () async throws(ManagementError) -> Answer in
            await close(call)
            let isFrozen = call.freeze.isOn
            let isKept = await keeps(isFrozen ? .panic : .lockdown, call.services)
            return Answer(
                json: ["lockdown": true, "management_frozen": .bool(isFrozen), "kept": .bool(isKept)],
                details: ["kept": String(isKept)])
        }
    }

    private static func close(_ call: Invocation, freezes: Bool = false) async {
        if freezes { call.freeze.set(true) }
        await call.services.setLockdown(true)
    }

    private static func keeps(_ containment: Store.Containment, _ services: ManagementServices) async -> Bool {
        do throws(StoreError) {
            try await services.store.setContainment(containment)
            return true
        } catch {
            // It may be there from before.
            if let known = try? await services.store.containment(), known == containment { return true }
            services.tell(
                "the lockdown is in force, and a start would end it, since the store cannot keep it: \(error)")
            return false
        }
    }

    @Sendable
    private static func unlock(_ call: Invocation) async throws(ManagementError) -> Answer {
        try await call.order.perform { () async throws(ManagementError) -> Answer in
            let services = call.services
            // A panic may have revoked tokens that event loops do not know of yet.
            guard await services.applied(services.store.latest.version) else { throw .unapplied }
            let wasFrozen = call.freeze.isOn
            // What the store would bring back at the next start comes first.
            try await fromStore { () throws(StoreError) in try await services.store.setContainment(nil) }
            call.freeze.set(false)
            await services.setLockdown(false)
            return Answer(
                json: ["lockdown": false, "management_frozen": false], details: ["was_frozen": String(wasFrozen)])
        }
    }
}
