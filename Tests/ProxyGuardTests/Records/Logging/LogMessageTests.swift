import Foundation
import Rules
import Testing

@testable import ProxyRecords

@Suite("Log messages")
struct LogMessageTests {
    private func line(
        _ format: LogSink.Format, _ message: String, requestID: String? = nil,
        _ fields: [(name: String, value: LogValue)],
        _ addresses: AddressForm = .full
    ) -> String {
        var bytes: [UInt8] = []
        let worker = Redactor(detector: nil, registry: SecretRegistry()).makeWorker()
        LogMessage(
            timestamp: Timestamp(milliseconds: 0), level: .info, message: message, requestID: requestID, fields: fields
        ).append(format, addresses, masking: worker, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("values of every sort as JSON")
    func json() {
        let text = line(
            .json, "up", requestID: "req_1",
            [
                ("n", 3), ("f", .number(0.5)), ("x", .number(.nan)), ("b", true), ("ip", .address("192.0.2.9")),
                ("h", .headers([LogHeader("Authorization", "Basic x"), LogHeader("Accept", "a/b")])),
                ("password", "hunter"),
            ], .truncated)
        #expect(
            text
                == "{\"ts\":\"1970-01-01T00:00:00.000Z\",\"level\":\"info\",\"msg\":\"up\",\"request_id\":\"req_1\",\"n\":3,"
                + "\"f\":0.5,\"x\":null,\"b\":true,\"ip\":\"192.0.2.0/24\",\"h.authorization\":\"[redacted]\","
                + "\"h.accept\":\"a/b\",\"password\":\"[redacted]\"}\n")
    }

    @Test("as text for people")
    func text() {
        let text = line(.text, "it is up", requestID: "r", [("a", "b"), ("c", "d e"), ("n", 1), ("e", "")])
        #expect(text == "1970-01-01T00:00:00.000Z INFO \"it is up\" request_id=r a=b c=\"d e\" n=1 e=\"\"\n")
    }

    @Test("hostile texts and names stay one line and one object", arguments: LogSink.Format.allCases)
    func hostile(format: LogSink.Format) throws {
        let hostile = "a\r\n{\"level\":\"error\"}\u{1B}[2J\u{2028}\u{85}"
        let text = line(format, hostile, requestID: hostile, [(hostile, .text(hostile)), ("ts", "x"), ("ts", "y")])
        #expect(text.hasSuffix("\n") && !text.dropLast().unicodeScalars.contains(where: JSONText.isHostile))
        guard format == .json else { return }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["msg"] as? String == hostile && object["ts"] as? String == "1970-01-01T00:00:00.000Z")
        #expect(object["ts_2"] as? String == "x" && object["ts_3"] as? String == "y")
    }

    @Test("lengths and numbers of fields are bounded")
    func bounds() {
        let fields = (0..<500).map { (name: "f\($0)", value: LogValue.text(String(repeating: "x", count: 50_000))) }
        let text = line(.json, String(repeating: "m", count: 50_000), fields)
        #expect(text.utf8.count < 50 * 5000)
    }
}
