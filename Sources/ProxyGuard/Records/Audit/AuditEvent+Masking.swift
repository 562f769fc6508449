extension AuditEvent {
    /// The same without credentials, wherever somebody put them.
    func masked(by redactor: RedactorWorker) -> AuditEvent {
        let members: [WritableKeyPath<AuditEvent, String?>] = [
            \.actorID, \.role, \.projectID, \.tokenID, \.clientIP, \.peerIP, \.requestID, \.reason,
        ]
        let present = members.filter { self[keyPath: $0] != nil }
        let details = Array(self.details)
        let texts = [action] + present.compactMap { self[keyPath: $0] } + details.flatMap { [$0.key, $0.value] }
        let clean = redactor.redact(texts)
        guard clean != texts else { return self }
        var event = self
        event.action = clean[0]
        for (index, member) in present.enumerated() { event[keyPath: member] = clean[1 + index] }
        event.details = [:]
        for index in details.indices {
            let place = 1 + present.count + 2 * index
            event.details[clean[place]] = clean[place + 1]
        }
        return event
    }
}
