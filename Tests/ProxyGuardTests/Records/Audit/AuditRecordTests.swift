import Testing

@testable import ProxyRecords

@Suite("Audit records")
struct AuditRecordTests {
    @Test("an event comes back as it was")
    func roundTrip() throws {
        let event = AuditSample.event(4)
        let line = AuditLine.encode(event, after: AuditLink(sequence: 8, hash: .zero))
        let record = try #require(AuditRecord(line.bytes.dropLast()))
        #expect(record.event == event && record.sequence == 9 && record.link == line.link)
    }

    @Test("another order, blanks, another outcome or a name that is there twice are no record")
    func strict() {
        let line = String(
            decoding: AuditLine.encode(AuditSample.event(1), after: .origin).bytes.dropLast(), as: UTF8.self)
        #expect(AuditRecord(Array(line.utf8)) != nil)
        for (old, new) in [
            ("\"seq\":1", "\"seq\": 1"), ("\"seq\":1", "\"seq\":01"), ("success", "maybe"),
            ("{\"n\":\"1\"}", "{\"n\":\"1\",\"n\":\"2\"}"), ("{\"n\":\"1\"}", "{\"n\":\"1\",}"), ("action", "Action"),
        ] {
            #expect(AuditRecord(Array(line.replacing(old, with: new).utf8)) == nil, "\(new)")
        }
        #expect(AuditRecord(Array((line + " ").utf8)) == nil)
    }
}
