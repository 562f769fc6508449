import Foundation
import Testing

@testable import ProxyRecords

@Suite("Opening an audit log")
struct AuditOpeningTests {
    @Test("a head of another key is refused")
    func otherKey() throws {
        let sample = try AuditSample(events: 2)
        try sample.folder.write(AuditHead.encode(.origin, key: [1]), to: "audit.jsonl.head")
        #expect(throws: AuditError.self) { try AuditOpening(sample.options) }
    }

    @Test("a file whose last line was changed is refused with its line")
    func changedEnd() throws {
        let sample = try AuditSample(events: 2)
        var lines = try sample.lines()
        lines[2][30] ^= 1
        try sample.write(lines)
        #expect {
            try AuditOpening(sample.options)
        } throws: {
            if case .damaged(let fault)? = $0 as? AuditError { fault.line == 3 } else { false }
        }
    }

    @Test("a header that is not whole, and a line without an end in the middle, are refused as they are")
    func unterminated() throws {
        let sample = try AuditSample(events: 1)
        let lines = try sample.lines()
        try sample.write([Array(lines[0].dropLast())])
        #expect(throws: AuditError.self) { try AuditLog(sample.options) }
        #expect(try sample.folder.bytes("audit.jsonl") == lines[0].dropLast())
        let long = [UInt8](repeating: 0x61, count: 3 * LineReader.maximumLength) + [10]
        try sample.write(lines + [long])
        #expect(throws: AuditError.self) { try AuditLog(sample.options) }
        #expect(try sample.lines().count == 3 && sample.folder.names() == ["audit.jsonl", "audit.jsonl.head"])
    }

    @Test("a file that was taken away is refused, a new one is not put in its place")
    func missing() throws {
        let sample = try AuditSample(events: 2)
        try FileManager.default.removeItem(atPath: sample.path)
        #expect(throws: AuditError.self) { try AuditOpening(sample.options) }
        #expect(try sample.folder.names() == ["audit.jsonl.head"])
    }
}
