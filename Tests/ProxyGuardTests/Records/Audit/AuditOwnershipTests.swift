import Foundation
import Testing

@testable import ProxyRecords

@Suite("Whose the files of an audit log are")
struct AuditOwnershipTests {
    /// What else may stand there: a database, text with and without a newline at its end, nothing at all, almost a log.
    private static let foreign: [[UInt8]] = [
        Array("SQLite format 3\u{0}".utf8) + [UInt8](repeating: 7, count: 8000), Array("one\ntwo".utf8),
        Array("one\n".utf8),
        [], Array("{\"format\":\"proxyguard-audit/2\"".utf8), Array("{\"format\":".utf8), [0, 1, 2, 255],
    ]

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("a file of somebody else is refused untouched: bytes, mode, and no file beside it", arguments: foreign)
    func active(bytes: [UInt8]) throws {
        let sample = try AuditSample()
        try sample.folder.write(bytes, to: "audit.jsonl")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: sample.path)
        #expect(throws: AuditError.foreign(sample.path)) { try AuditLog(sample.options) }
        #expect(try sample.folder.bytes("audit.jsonl") == bytes)
        #expect(try sample.folder.names() == ["audit.jsonl"])
        #expect(try mode(sample.path) == 0o640)
    }

    @Test("so is what stands in the place of the head or of the next file", arguments: ["head", "next"])
    func beside(ending: String) throws {
        let sample = try AuditSample(events: ending == "next" ? 2 : 0)
        let bytes = Array("{\"timestamp\":\"2026-01-01\",\"level\":\"info\"}\n".utf8)
        try sample.folder.write(bytes, to: "audit.jsonl.\(ending)")
        #expect(throws: AuditError.foreign(sample.path + "." + ending)) { try AuditLog(sample.options) }
        #expect(try sample.folder.bytes("audit.jsonl.\(ending)") == bytes)
    }

    /// What is wrong with the log, where that is told; it is refused untouched.
    private func fault(_ sample: AuditSample, anchor: String? = nil) throws -> AuditFault? {
        let names = try sample.folder.names()
        let bytes = try names.map { try sample.folder.bytes($0) }
        var options = sample.options
        options.anchor = anchor
        var fault: AuditFault?
        do { try AuditLog(options).close() } catch AuditError.damaged(let found) { fault = found }
        #expect(try sample.folder.names() == names)
        #expect(try names.map { try sample.folder.bytes($0) } == bytes)
        return fault
    }

    @Test(
        "a log that was overwritten is no file of somebody else: its head, or who knows of it, tells",
        arguments: foreign)
    func overwritten(bytes: [UInt8]) throws {
        let sample = try AuditSample(events: 2)
        try sample.folder.write(bytes, to: "audit.jsonl")
        let kind: AuditFault.Kind = bytes.isEmpty ? .truncated : .form
        var found = try #require(try fault(sample))
        #expect(found.file == sample.path && found.kind == kind && found.line == 1)
        // The head is gone, too.
        try FileManager.default.removeItem(atPath: sample.path + ".head")
        let anchor = AuditAnchor(AuditHead.encode(AuditLink(sequence: 2, hash: .zero), key: nil), 2)
        found = try #require(try fault(sample, anchor: anchor.text))
        #expect(found.kind == kind)
        #expect(throws: AuditError.foreign(sample.path)) { try fault(sample) }
    }

    @Test("a first byte that was changed is damage, and so is a head that was overwritten")
    func changed() throws {
        let sample = try AuditSample(events: 2)
        let bytes = try sample.folder.bytes("audit.jsonl")
        try sample.folder.write([UInt8(ascii: "[")] + bytes.dropFirst(), to: "audit.jsonl")
        #expect(try fault(sample)?.kind == .form)
        try sample.folder.write(bytes, to: "audit.jsonl")
        try sample.folder.write("nothing of a head", to: "audit.jsonl.head")
        let found = try #require(try fault(sample))
        #expect(found.kind == .head && found.file == sample.path + ".head")
    }

    @Test("what a crash leaves is its own: the beginning of a next file, a head of which one line is spoilt")
    func crash() throws {
        let sample = try AuditSample(events: 2)
        try sample.folder.write(Array("{\"form".utf8), to: "audit.jsonl.next")
        let head = try sample.folder.bytes("audit.jsonl.head")
        try sample.folder.write(
            [UInt8](repeating: 0, count: AuditHead.lineLength - 1) + [10] + head.prefix(AuditHead.lineLength),
            to: "audit.jsonl.head")
        try AuditLog(sample.options).close()
        #expect(try sample.folder.names() == ["audit.jsonl", "audit.jsonl.head"])
    }

    @Test("the last line of a log is still put right")
    func torn() throws {
        let sample = try AuditSample(events: 2)
        try sample.folder.write(sample.folder.bytes("audit.jsonl") + Array("{\"seq\":3".utf8), to: "audit.jsonl")
        let log = try AuditLog(sample.options)
        #expect(log.repairs.count == 1)
        log.close()
    }
}
