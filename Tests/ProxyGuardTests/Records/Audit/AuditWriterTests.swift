import Testing

@testable import ProxyRecords

@Suite("Audit writer")
struct AuditWriterTests {
    @Test("a disk that is full in the middle of a line leaves no half of it, however often it is tried")
    func halfWritten() throws {
        let disk = FaultyDisk()
        let sample = try AuditSample { $0.write = disk.write }
        let log = try AuditLog(sample.options)
        for number in 1...5 {
            disk.setFull(true)
            #expect(throws: AuditError.self) { try log.append(AuditSample.event(number), durable: true) }
            disk.setFull(false)
            try log.append(AuditSample.event(number + 100), durable: true)
        }
        log.close()
        #expect(try sample.fault() == nil)
        #expect(try sample.records().compactMap(\.event.tokenID) == (101...105).map { "tok_\($0)" })
    }

    @Test("a record that is closed while the disk is full counts what it could not write")
    func closedWhileFull() throws {
        let disk = FaultyDisk()
        let sample = try AuditSample { $0.write = disk.write }
        let log = try AuditLog(sample.options)
        disk.setFull(true)
        for number in 1...3 { try log.append(AuditSample.event(number)) }
        log.close()
        #expect(log.lostCount == 3)
        disk.setFull(false)
        let next = try AuditLog(sample.options)
        next.close()
        #expect(try sample.fault() == nil)
    }

    @Test("what was written anew after a full disk is in the head: opening again finds the end")
    func masks() throws {
        let sample = try AuditSample {
            $0.redactor = Redactor(detector: nil, registry: SecretRegistry())
        }
        let log = try AuditLog(sample.options)
        try log.append(AuditSample.event(1), durable: true)
        log.close()
        #expect(try sample.records().map(\.event) == [AuditSample.event(1)])
    }
}
