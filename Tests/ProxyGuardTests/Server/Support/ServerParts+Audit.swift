import Foundation
import ProxyRecords

@testable import ProxyServer

extension ServerParts {
    /// Records so many events of about 8 KiB, unless that no longer works.
    func fillAudit(_ count: Int) async {
        let text = String(repeating: "x", count: 500)
        let details = Dictionary(uniqueKeysWithValues: (0..<16).map { ("detail\($0)", text) })
        for _ in 0..<count where audit.state == .writing {
            try? await audit.record(AuditEvent(action: "test.fill", details: details))
        }
    }

    /// Has a record whose files have 1 MiB fail: the place where its next file should begin is taken by a folder.
    func breakAudit() async throws {
        try FileManager.default.createDirectory(
            atPath: auditFile + ".next/full", withIntermediateDirectories: true)
        await fillAudit(200)
    }
}
