import ProxyRecords

extension ServerFolder {
    /// How many events of long ago there are.
    static let oldEvents = 400

    /// A record of two files at least, all of whose events are ten days old.
    func makeOldRecord() throws {
        let audit = try AuditLog(AuditOptions(file: path + "/data/audit.jsonl", rotationSize: 1 << 20))
        let text = String(repeating: "x", count: 500)
        let details = Dictionary(uniqueKeysWithValues: (0..<16).map { ("detail\($0)", text) })
        let time = Timestamp(seconds: Timestamp.now.milliseconds / 1000 - 10 * 86_400)
        for _ in 0..<Self.oldEvents {
            try audit.append(AuditEvent(timestamp: time, action: "test.old", details: details), durable: true)
        }
        audit.close()
    }
}
