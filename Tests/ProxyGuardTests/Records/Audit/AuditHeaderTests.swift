import Testing

@testable import ProxyRecords

@Suite("Audit headers")
struct AuditHeaderTests {
    @Test("a header comes back as it was written")
    func roundTrip() throws {
        let header = AuditHeader(
            createdAt: Timestamp(seconds: 1_700_000_000), hostStartedAt: Timestamp(seconds: 1_600_000_000),
            previous: AuditLink(sequence: 7, hash: .zero))
        let line = AuditLine.encode(header)
        #expect(AuditHeader(line.bytes.dropLast()) == header)
        #expect(line.link.sequence == 7)
        #expect(AuditHeader(line.bytes) == nil)
        #expect(AuditHeader(Array("{}".utf8)) == nil)
    }

    @Test("the machine was started before now")
    func start() {
        #expect(AuditHeader.hostStart < Timestamp.now)
        #expect(AuditHeader.hostStart > Timestamp(seconds: 1_000_000_000))
    }
}
