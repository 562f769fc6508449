import Testing

@testable import ProxyRecords

/// A record of some events in a folder of its own.
struct AuditSample {
    let folder: TemporaryFolder
    let options: AuditOptions

    init(events: Int = 0, rotationSize: Int = 1 << 20, _ change: (inout AuditOptions) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        var options = AuditOptions(file: folder.file("audit.jsonl"), rotationSize: rotationSize)
        options.syncInterval = 3_600_000_000_000
        options.retryInterval = 1_000_000
        change(&options)
        self.options = options
        guard events > 0 else { return }
        let log = try AuditLog(options)
        for number in 1...events { try log.append(Self.event(number)) }
        try log.flush()
        log.close()
    }

    var path: String { options.file }

    static func event(_ number: Int, at time: Int64 = 1_700_000_000_000) -> AuditEvent {
        AuditEvent(
            timestamp: Timestamp(milliseconds: time + Int64(number)), action: "token.create", actorID: "op_1",
            role: "operator", projectID: "prj_\(number % 3)", tokenID: "tok_\(number)",
            clientIP: "192.0.2.\(number % 200)",
            peerIP: "10.0.0.1", requestID: "req_\(number)", outcome: number % 4 == 0 ? .denied : .success,
            reason: number % 4 == 0 ? "limit" : nil, details: ["n": String(number)])
    }

    /// The lines of the file that grows, with their newlines.
    func lines(_ name: String = "audit.jsonl") throws -> [[UInt8]] {
        try folder.bytes(name).split(separator: 10).map { Array($0) + [10] }
    }

    func write(_ lines: [[UInt8]], to name: String = "audit.jsonl") throws {
        try folder.write(lines.flatMap(\.self), to: name)
    }

    func fault() throws -> AuditFault? {
        if case .broken(let fault) = try AuditVerifier.verify(path, keys: options.keys) { return fault }
        return nil
    }

    func extent() throws -> AuditExtent? {
        if case .intact(let extent) = try AuditVerifier.verify(path, keys: options.keys) { return extent }
        return nil
    }

    func records() throws -> [AuditRecord] { try AuditReader.events(in: path, AuditQuery(), limit: 10_000) }
}
