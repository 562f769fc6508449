import Foundation
import Rules
import Testing

@testable import ProxyRecords

@Suite("Audit verifier")
struct AuditVerifierTests {
    @Test("an untouched record is intact, by its file and by its folder")
    func intact() throws {
        let sample = try AuditSample(events: 10)
        let expected = AuditExtent(count: 10, first: 1, last: 10, files: 1, isEndKnown: true)
        #expect(try AuditVerifier.verify(sample.path) == .intact(expected))
        #expect(try AuditVerifier.verify(sample.folder.path) == .intact(expected))
    }

    @Test("any changed byte of any line is found in that line", arguments: 0..<7)
    func edit(line: Int) throws {
        let sample = try AuditSample(events: 6)
        let lines = try sample.lines()
        for offset in stride(from: 0, to: lines[line].count - 1, by: 5) {
            var changed = lines
            changed[line][offset] ^= 1
            try sample.write(changed)
            let fault = try #require(try sample.fault())
            #expect(fault.line == line + 1 && fault.file == sample.path, "\(offset): \(fault)")
        }
    }

    @Test("a line whose text was changed has another hash")
    func editedText() throws {
        let sample = try AuditSample(events: 6)
        var lines = try sample.lines()
        lines[3] = Array(String(decoding: lines[3], as: UTF8.self).replacing("op_1", with: "op_2").utf8)
        try sample.write(lines)
        #expect(try sample.fault().map { [$0.line, 0] } == [4, 0])
        #expect(try sample.fault()?.kind == .hash)
    }

    @Test("a line that is missing leaves a gap where the next one stands", arguments: 1..<6)
    func delete(line: Int) throws {
        let sample = try AuditSample(events: 6)
        var lines = try sample.lines()
        lines.remove(at: line)
        try sample.write(lines)
        let fault = try #require(try sample.fault())
        #expect(fault.line == line + 1 && fault.kind == .gap, "\(fault)")
    }

    @Test("two lines that changed places are told by the first of them", arguments: 1..<6)
    func reorder(line: Int) throws {
        let sample = try AuditSample(events: 6)
        var lines = try sample.lines()
        lines.swapAt(line, line + 1)
        try sample.write(lines)
        let fault = try #require(try sample.fault())
        #expect(fault.line == line + 1 && fault.kind == .order, "\(fault)")
    }

    @Test("a line that was put in: a copy, or one that follows the chain up to there")
    func insert() throws {
        let sample = try AuditSample(events: 6)
        let lines = try sample.lines()
        var copied = lines
        copied.insert(lines[2], at: 3)
        try sample.write(copied)
        #expect(try sample.fault()?.line == 4)
        #expect(try sample.fault()?.kind == .order)

        let before = try #require(AuditRecord(lines[3].dropLast()))
        let forged = AuditLine.encode(
            AuditSample.event(99), after: AuditLink(sequence: before.sequence, hash: before.hash))
        var inserted = lines
        inserted.insert(forged.bytes, at: 4)
        try sample.write(inserted)
        #expect(try sample.fault()?.line == 6)
        #expect(try sample.fault()?.kind == .order)
    }

    @Test("a record cut at any line, or within one, is found short", arguments: 0..<7)
    func truncate(line: Int) throws {
        let sample = try AuditSample(events: 6)
        let lines = try sample.lines()
        try sample.write(Array(lines[..<line]))
        let fault = try #require(try sample.fault())
        #expect(fault.kind == .truncated && fault.line == line + 1, "\(fault)")
        try sample.write(Array(lines[..<line]) + [Array(lines[line].dropLast(7))])
        let torn = try #require(try sample.fault())
        #expect(torn.kind == .torn && torn.line == line + 1, "\(torn)")
    }

    @Test("a chain that was made anew from some line on does not match the head")
    func rewritten() throws {
        let sample = try AuditSample(events: 6)
        var lines = Array(try sample.lines()[..<4])
        var link = try #require(AuditRecord(lines[3].dropLast())).link
        for number in 4...6 {
            let line = AuditLine.encode(AuditSample.event(number + 50), after: link)
            lines.append(line.bytes)
            link = line.link
        }
        try sample.write(lines)
        #expect(try sample.fault()?.kind == .head)
        let more = AuditLine.encode(AuditSample.event(7), after: link)
        try sample.write(lines + [more.bytes])
        #expect(try sample.fault()?.kind == .head)
        #expect(try sample.fault()?.line == 8)
    }

    @Test("with a key the record is known to be the one that was written; full files of an earlier key too")
    func authenticated() throws {
        let (key, old) = (Secret((0..<32).map { UInt8($0) }), Secret((0..<32).map { UInt8($0 + 50) }))
        let sample = try AuditSample(rotationSize: 1500) { $0.keys = [old] }
        let before = try AuditLog(sample.options)
        for number in 1...20 { try before.append(AuditSample.event(number), durable: true) }
        before.close()
        // The old one may be known to others by now.
        guard case .intact(let earlier) = try AuditVerifier.verify(sample.path, keys: [key, old]) else {
            Issue.record("not intact")
            return
        }
        #expect(!earlier.isAuthenticated && earlier.isOfEarlierKey)
        var options = sample.options
        options.keys = [key, old]
        let log = try AuditLog(options)
        try log.append(AuditSample.event(21), durable: true)
        log.close()
        guard case .intact(let extent) = try AuditVerifier.verify(sample.path, keys: [key, old]) else {
            Issue.record("not intact")
            return
        }
        #expect(extent.isAuthenticated && !extent.isOfEarlierKey && extent.count == 21 && extent.files > 2)
        #expect(try AuditSample(events: 2).extent()?.isAuthenticated == false)
    }

    @Test("a record that was written anew without the key is a fault where there is one")
    func madeAnew() throws {
        let key = Secret((0..<32).map { UInt8($0) })
        let (sample, forged) = (try AuditSample(events: 3) { $0.keys = [key] }, try AuditSample(events: 3))
        for name in try forged.folder.names() { try sample.folder.write(forged.folder.bytes(name), to: name) }
        #expect(try sample.fault()?.kind == .head)
    }

    @Test("without the key nobody makes a head; a head of another key, and none, are faults")
    func keyedHead() throws {
        let key = Secret((0..<32).map { UInt8($0) })
        let sample = try AuditSample(events: 3) { $0.keys = [key] }
        #expect(try sample.extent()?.count == 3)
        let kept = try sample.folder.bytes("audit.jsonl.head")
        let lines = try sample.lines()
        try sample.write(Array(lines[..<3]))
        let link = try #require(AuditRecord(lines[2].dropLast())).link
        let forged = AuditHead.encode(link, key: nil)
        try sample.folder.write(forged + forged, to: "audit.jsonl.head")
        #expect(try sample.fault()?.kind == .head)
        try sample.write(lines)
        try sample.folder.write(kept, to: "audit.jsonl.head")
        #expect(try sample.extent() != nil)
        #expect(try AuditVerifier.verify(sample.path, keys: [Secret([1, 2, 3])]).isIntact == false)
        try FileManager.default.removeItem(atPath: sample.path + ".head")
        #expect(try sample.fault()?.kind == .head)
    }

    @Test("a full file in the middle, the first or the last taken away is a gap, or an end that is missing")
    func missingFiles() throws {
        func rotated() throws -> AuditSample {
            let sample = try AuditSample(rotationSize: 2000)
            let log = try AuditLog(sample.options)
            for number in 1...24 { try log.append(AuditSample.event(number), durable: true) }
            log.close()
            return sample
        }
        let sample = try rotated()
        let extent = try #require(try sample.extent())
        #expect(extent.count == 24 && extent.files > 3)
        let full = try AuditFolder(file: sample.path).segments()
        #expect(try AuditVerifier.verify(full[1].path).isIntact)
        for index in [0, 1] {
            let sample = try rotated()
            let full = try AuditFolder(file: sample.path).segments()
            try FileManager.default.removeItem(atPath: full[index].path)
            let fault = try #require(try sample.fault())
            #expect(fault.kind == .gap && fault.line == 1 && fault.file == full[index + 1].path, "\(fault)")
        }
        try FileManager.default.removeItem(atPath: sample.path)
        #expect(try sample.fault()?.kind == .truncated)
    }

    @Test("what cannot be read is thrown")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        #expect(throws: AuditError.self) { try AuditVerifier.verify(folder.path) }
        #expect(try AuditVerifier.verify(folder.file("audit.jsonl")).isIntact == false)
    }
}

extension AuditRecord {
    var link: AuditLink { AuditLink(sequence: sequence, hash: hash) }
}

extension AuditVerdict {
    var isIntact: Bool {
        if case .intact = self { return true }
        return false
    }
}
