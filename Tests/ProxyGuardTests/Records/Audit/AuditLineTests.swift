import Testing

@testable import ProxyRecords

@Suite("Audit lines")
struct AuditLineTests {
    @Test("members stand in one order, and what is missing is null")
    func form() {
        let event = AuditEvent(timestamp: Timestamp(milliseconds: 1), action: "a", details: ["b": "2", "a": "1"])
        let text = String(decoding: AuditLine.encode(event, after: .origin).bytes, as: UTF8.self)
        let zero = String(repeating: "0", count: 64)
        #expect(
            text.hasPrefix(
                "{\"timestamp\":\"1970-01-01T00:00:00.001Z\",\"seq\":1,\"action\":\"a\",\"actor_id\":null,\"role\":null,"
                    + "\"project_id\":null,\"token_id\":null,\"client_ip\":null,\"peer_ip\":null,\"request_id\":null,"
                    + "\"outcome\":\"success\",\"reason\":null,\"details\":{\"a\":\"1\",\"b\":\"2\"},"
                    + "\"prev\":\"\(zero)\",\"hash\":\""))
        #expect(text.hasSuffix("\"}\n"))
    }

    @Test("details that are too many or the same once cut are counted, and the line can be read")
    func details() throws {
        let long = String(repeating: "n", count: 80)
        var details = [long + "1": "x", long + "2": "y"]
        for number in 0..<40 { details["k\(number)"] = "v" }
        let line = AuditLine.encode(AuditEvent(action: "a", details: details), after: .origin).bytes
        let record = try #require(AuditRecord(line.dropLast()))
        #expect(record.event.details.count == AuditEvent.maximumDetailCount)
        #expect(record.event.details["left_out"] == "27")
        let twice = AuditEvent(action: "a", details: [long + "1": "x", long + "2": "y"])
        let other = try #require(AuditRecord(AuditLine.encode(twice, after: .origin).bytes.dropLast()))
        #expect(other.event.details.count == 2 && other.event.details["left_out"] == "1")
    }

    @Test("the part that the hash covers ends in front of it")
    func split() throws {
        let line = Array(AuditLine.encode(AuditSample.event(1), after: .origin).bytes.dropLast())
        let (covered, hash) = try #require(AuditLine.split(line))
        #expect(AuditHash(previous: .zero, line: covered) == hash)
        #expect(AuditLine.split(Array(line.dropLast())) == nil && AuditLine.split([]) == nil)
    }
}
