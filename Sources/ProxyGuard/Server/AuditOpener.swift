internal import ProxyConfiguration
internal import ProxyRecords
internal import ProxyStore
internal import ProxyTokens
internal import Rules

/// Opens the audit log with the keys of the configuration and what the store knows of it.
struct AuditOpener {
    let settings: Section
    let keyRing: KeyRing?
    let store: Store
    let redactor: Redactor

    /// The log; what is doubtful about it is recorded in it, and refused in production.
    func open() async throws -> AuditLog {
        var options = AuditOptions(
            file: settings[AuditSettings.file].text, rotationSize: settings[AuditSettings.rotationSize].bytes,
            keys: keyRing?.auditKeys ?? [], redactor: redactor)
        options.anchor = try await store.setting(AnchorWriter.setting)
        options.refusesDoubts = settings[GeneralSettings.environment] == .production
        let audit: AuditLog
        do throws(AuditError) { audit = try AuditLog(options) } catch { throw ServerError(.audit, "\(error)") }
        let found = audit.openedAt
        do {
            if let accepted = try await store.setting(AnchorWriter.acceptance) {
                try await audit.record(
                    AuditEvent(
                        action: "audit.accepted", actorID: "command line", reason: "audit accept",
                        details: [
                            "known_event": AuditAnchor.sequence(of: accepted, keys: options.keys).map { String($0) }
                                ?? "unreadable",
                            "found_event": String(found),
                        ]))
                try await store.setSetting(AnchorWriter.acceptance, to: nil)
            }
            try await AnchorWriter(audit: audit, store: store).write()
            return audit
        } catch {
            audit.close()
            throw error
        }
    }
}
