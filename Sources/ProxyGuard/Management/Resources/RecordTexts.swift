internal import ProxyRecords
internal import ProxyStore

/// Records as management shows them: never a hash, never a ciphertext.
enum RecordTexts {
    static func json(_ project: ProjectRecord) -> JSONValue {
        [
            "id": .string(project.id), "name": .string(project.name), "created_at": time(project.createdAt),
            "disabled_at": time(project.disabledAt), "limits": LimitFields.json(project.limits),
            "models": .array(project.models.map { .string($0) }),
        ]
    }

    /// - Parameter value: the token itself, when it is shown for the only time.
    static func json(_ token: TokenRecord, now: Int64, value: String? = nil) -> JSONValue {
        var members: [JSONValue.Member] = [JSONValue.Member("id", .string(token.id))]
        if let value { members.append(JSONValue.Member("token", .string(value))) }
        let state = token.revokedAt != nil ? "revoked" : token.isLive(at: now) ? "live" : "expired"
        members += [
            JSONValue.Member("project_id", .string(token.projectID)),
            JSONValue.Member("name", .string(token.name)),
            JSONValue.Member("hint", .string(token.hint)),
            JSONValue.Member("state", .string(state)),
            JSONValue.Member("created_at", time(token.createdAt)),
            JSONValue.Member("expires_at", time(token.expiresAt)),
            JSONValue.Member("revoked_at", time(token.revokedAt)),
            JSONValue.Member("limits", LimitFields.json(token.limits)),
            JSONValue.Member("models", .array(token.models.map { .string($0) })),
            JSONValue.Member("family", .string(token.family)),
        ]
        return .object(members)
    }

    static func json(_ key: ProviderKeyRecord) -> JSONValue {
        [
            "id": .string(key.id), "upstream": .string(key.upstream), "state": .string(key.state.rawValue),
            "created_at": time(key.createdAt), "not_before": time(key.notBefore), "retired_at": time(key.retiredAt),
        ]
    }

    static func json<Element>(_ page: Page<Element>, _ json: (Element) -> JSONValue) -> JSONValue {
        ["items": .array(page.items.map(json)), "next": JSONValue(page.next?.text)]
    }

    static func json(_ record: AuditRecord) -> JSONValue {
        let event = record.event
        return [
            "seq": .integer(record.sequence), "timestamp": .string(event.timestamp.description),
            "action": .string(event.action), "actor_id": JSONValue(event.actorID), "role": JSONValue(event.role),
            "project_id": JSONValue(event.projectID), "token_id": JSONValue(event.tokenID),
            "client_ip": JSONValue(event.clientIP), "peer_ip": JSONValue(event.peerIP),
            "request_id": JSONValue(event.requestID), "outcome": .string(event.outcome.rawValue),
            "reason": JSONValue(event.reason),
            "details": .object(
                event.details.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }),
        ]
    }

    static func time(_ seconds: Int64?) -> JSONValue {
        JSONValue(seconds.map { String(Timestamp(seconds: $0).description.prefix(19)) + "Z" })
    }
}
