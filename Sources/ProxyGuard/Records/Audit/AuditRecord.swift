/// An event as it was written, with its number and its place in the chain.
public struct AuditRecord: Hashable, Sendable {
    /// Counted from 1 over all files.
    public var sequence: Int64
    /// What was recorded.
    public var event: AuditEvent
    /// The hash of the line before.
    public var previous: AuditHash
    /// The hash that the line names for itself.
    public var hash: AuditHash

    /// Nil unless the line, without its newline, is one as it is written. Its hash is not checked.
    init?(_ line: [UInt8]) {
        var scanner = LineScanner(line)
        guard scanner.skip("{\"timestamp\":"), let timestamp = scanner.timestamp(), scanner.skip(",\"seq\":"),
            let sequence = scanner.sequence(), scanner.skip(",\"action\":"), let action = scanner.string()
        else { return nil }
        var event = AuditEvent(timestamp: timestamp, action: action)
        let members: [(String, WritableKeyPath<AuditEvent, String?>)] = [
            (",\"actor_id\":", \.actorID), (",\"role\":", \.role), (",\"project_id\":", \.projectID),
            (",\"token_id\":", \.tokenID), (",\"client_ip\":", \.clientIP), (",\"peer_ip\":", \.peerIP),
            (",\"request_id\":", \.requestID),
        ]
        for (name, member) in members {
            guard scanner.skip(name), let value = scanner.nullableString() else { return nil }
            event[keyPath: member] = value
        }
        guard scanner.skip(",\"outcome\":"), let outcome = scanner.string().flatMap(AuditOutcome.init(rawValue:)),
            scanner.skip(",\"reason\":"), let reason = scanner.nullableString(),
            scanner.skip(",\"details\":{"), let details = Self.details(&scanner),
            scanner.skip(",\"prev\":"), let previous = scanner.hash(), scanner.skip(",\"hash\":"),
            let hash = scanner.hash(), scanner.skip("}"), scanner.isAtEnd
        else { return nil }
        event.outcome = outcome
        event.reason = reason
        event.details = details
        self.sequence = sequence
        self.event = event
        self.previous = previous
        self.hash = hash
    }

    private static func details(_ scanner: inout LineScanner) -> [String: String]? {
        var details: [String: String] = [:]
        if scanner.skip("}") { return details }
        while true {
            guard let name = scanner.string(), scanner.skip(":"), let value = scanner.string(),
                details.updateValue(value, forKey: name) == nil
            else { return nil }
            if scanner.skip("}") { return details }
            guard scanner.skip(",") else { return nil }
        }
    }
}
