internal import ProxyStore
internal import ProxyTokens
internal import Rules

/// Clients' tokens; one is shown when it is made, and never again.
enum TokenEndpoints {
    static let all = [
        Endpoint(
            "POST", "/projects/{project}/tokens", "token.create",
            fields: ["name", "limits", "models"] + LifetimeFields.names, create),
        Endpoint(
            "GET", "/projects/{project}/tokens", "token.list", .read, queries: QueryFields.pageNames, listOfProject),
        Endpoint(
            "POST", "/projects/{project}/revoke-tokens", "token.revoke_project", .containment, fields: [],
            revokeProject),
        Endpoint("GET", "/tokens", "token.list", .read, queries: QueryFields.pageNames, list),
        Endpoint("POST", "/tokens/revoke-all", "token.revoke_all", .containment, fields: [], revokeAll),
        Endpoint("GET", "/tokens/{token}", "token.show", .read, show),
        Endpoint(
            "POST", "/tokens/{token}/rotate", "token.rotate", fields: ["overlap"] + LifetimeFields.names, rotate),
        Endpoint("POST", "/tokens/{token}/revoke", "token.revoke", .containment, fields: [], revoke),
    ]

    @Sendable
    private static func create(_ call: Invocation) async throws(ManagementError) -> Answer {
        let services = call.services
        let name = try call.body.requiredText("name")
        let limits = try LimitFields.read(call.body)
        let models = try ModelFields.read(call.body) ?? []
        let expiry = try LifetimeFields.expiry(call.body, services)
        let project = try await ProjectEndpoints.project(call)
        try LimitFields.check(limits, within: project.limits)
        try ModelFields.check(models, within: project.models)
        let token = ClientToken.generate(for: services.deployment)
        let hash = try stored(services.hasher.hash(token.secret.revealed))
        let record = try await fromStore { () throws(StoreError) in
            try await services.store.createToken(
                NewToken(
                    projectID: project.id, hash: hash, hint: token.hint, name: name, expiresAt: expiry,
                    limits: limits, models: models))
        }
        return shown(record, token, call, status: 201)
    }

    @Sendable
    private static func listOfProject(_ call: Invocation) async throws(ManagementError) -> Answer {
        try await list(call, project: call.id("project"))
    }

    @Sendable
    private static func list(_ call: Invocation) async throws(ManagementError) -> Answer {
        try await list(call, project: nil)
    }

    private static func list(_ call: Invocation, project: String?) async throws(ManagementError) -> Answer {
        let request = try call.query.page()
        let now = call.services.now()
        let page = try await fromStore { () throws(StoreError) in
            try await call.services.store.tokens(ofProject: project, request)
        }
        return Answer(json: RecordTexts.json(page) { RecordTexts.json($0, now: now) })
    }

    @Sendable
    private static func show(_ call: Invocation) async throws(ManagementError) -> Answer {
        let token = try await fromStore { () throws(StoreError) in
            try await call.services.store.token(call.id("token"))
        }
        return Answer(json: RecordTexts.json(token, now: call.services.now()), projectID: token.projectID)
    }

    @Sendable
    private static func rotate(_ call: Invocation) async throws(ManagementError) -> Answer {
        let services = call.services
        let overlap = try call.body.number("overlap", in: 0...services.rotationOverlap) ?? services.rotationOverlap
        let expiry = try LifetimeFields.expiry(call.body, services)
        let token = ClientToken.generate(for: services.deployment)
        let hash = try stored(services.hasher.hash(token.secret.revealed))
        let old = call.id("token")
        let record = try await fromStore { () throws(StoreError) in
            try await services.store.rotateToken(
                old, to: Successor(hash: hash, hint: token.hint, expiresAt: expiry, overlap: overlap))
        }
        var answer = shown(record, token, call, status: 201)
        answer.details["replaces"] = old
        answer.details["overlap"] = String(overlap)
        return answer
    }

    // MARK: Revoking

    @Sendable
    private static func revoke(_ call: Invocation) async throws(ManagementError) -> Answer {
        let token = try await fromStore { () throws(StoreError) in
            try await call.services.store.revokeToken(call.id("token"))
        }
        return Answer(json: RecordTexts.json(token, now: call.services.now()), projectID: token.projectID)
    }

    @Sendable
    private static func revokeProject(_ call: Invocation) async throws(ManagementError) -> Answer {
        let count = try await fromStore { () throws(StoreError) in
            try await call.services.store.revokeTokens(ofProject: call.id("project"))
        }
        return revoked(count)
    }

    @Sendable
    private static func revokeAll(_ call: Invocation) async throws(ManagementError) -> Answer {
        revoked(try await fromStore { () throws(StoreError) in try await call.services.store.revokeAllTokens() })
    }

    private static func revoked(_ count: Int) -> Answer {
        Answer(json: ["revoked": .integer(Int64(count))], details: ["revoked": String(count)])
    }

    private static func shown(
        _ record: TokenRecord, _ token: ClientToken, _ call: Invocation, status: Int
    ) -> Answer {
        let value = String(decoding: token.secret.revealed, as: UTF8.self)
        return Answer(
            status: status, json: RecordTexts.json(record, now: call.services.now(), value: value),
            projectID: record.projectID, tokenID: record.id, details: ["name": record.name, "hint": record.hint])
    }

    private static func stored(_ hash: TokenHash) throws(ManagementError) -> StoredHash {
        guard let stored = StoredHash(bytes: hash.bytes) else {
            throw ManagementError(500, "internal", "a hash has another length than it must have")
        }
        return stored
    }
}
