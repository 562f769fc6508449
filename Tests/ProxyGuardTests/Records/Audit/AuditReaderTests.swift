import Testing

@testable import ProxyRecords

@Suite("Reading an audit log")
struct AuditReaderTests {
    @Test("events come over all files, page by page")
    func pages() throws {
        let sample = try AuditSample(rotationSize: 2000)
        let log = try AuditLog(sample.options)
        for number in 1...9 { try log.append(AuditSample.event(number), durable: true) }
        log.close()
        let first = try AuditReader.events(in: sample.path, AuditQuery(), limit: 5)
        let second = try AuditReader.events(in: sample.folder.path, AuditQuery(after: first.last?.sequence), limit: 5)
        #expect(first.map(\.sequence) == [1, 2, 3, 4, 5] && second.map(\.sequence) == [6, 7, 8, 9])
        #expect(try AuditReader.events(in: sample.path, AuditQuery(), limit: -1).isEmpty)
    }

    @Test("lines that are none are passed over")
    func broken() throws {
        let sample = try AuditSample(events: 3)
        var lines = try sample.lines()
        lines[2] = Array("nonsense\n".utf8)
        try sample.write(lines)
        #expect(try sample.records().map(\.sequence) == [1, 3])
    }
}
