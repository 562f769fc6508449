import Foundation
import Rules
import Testing

@testable import ProxyRecords

@Suite("Audit doubts")
struct AuditDoubtsTests {
    private static let key = Secret((0..<32).map { UInt8($0) })
    private static let other = Secret((0..<32).map { UInt8($0 + 100) })

    /// A closed log, and what was kept of it.
    private static func sample(
        events: Int = 5, rotationSize: Int = 1 << 20, key: Secret? = key
    ) throws -> (AuditSample, AuditAnchor) {
        let sample = try AuditSample(rotationSize: rotationSize) { $0.keys = [key].compactMap { $0 } }
        let log = try AuditLog(sample.options)
        for number in 1...events { try log.append(AuditSample.event(number), durable: true) }
        log.close()
        return (sample, try #require(log.anchor))
    }

    /// What is doubtful, where that is told, and whether it is refused where that is asked for.
    private static func open(
        _ sample: AuditSample, _ anchor: String?, key: Secret? = key, previous: [Secret] = []
    ) throws -> (doubts: [AuditDoubt], isRefused: Bool) {
        var options = sample.options
        options.anchor = anchor
        options.keys = [key].compactMap { $0 } + previous
        options.refusesDoubts = true
        let isRefused = try isRefused(options)
        options.refusesDoubts = false
        let log = try AuditLog(options)
        log.close()
        return (log.doubts, isRefused)
    }

    private static func isRefused(_ options: AuditOptions) throws -> Bool {
        do throws(AuditError) {
            try AuditLog(options).close()
            return false
        } catch {
            guard case .doubtful = error else { throw error }
            return true
        }
    }

    @Test("a log that goes on where it ended, or behind it, is not doubted", arguments: [1 << 20, 1500])
    func whole(rotationSize: Int) throws {
        let (sample, anchor) = try Self.sample(events: 12, rotationSize: rotationSize)
        let none = try Self.open(sample, anchor.text)
        #expect(none.doubts.isEmpty && !none.isRefused)
        var options = sample.options
        options.rotationSize = rotationSize
        let log = try AuditLog(options)
        for number in 13...30 { try log.append(AuditSample.event(number), durable: true) }
        log.close()
        // Whole files behind it, as after the end of a program that could not keep it.
        let later = try Self.open(sample, anchor.text)
        #expect(later.doubts.isEmpty && !later.isRefused)
    }

    @Test("all files of a log that was deleted are missed")
    func deleted() throws {
        let (sample, anchor) = try Self.sample()
        for name in try sample.folder.names() { try FileManager.default.removeItem(atPath: sample.folder.file(name)) }
        let found = try Self.open(sample, anchor.text)
        #expect(found.isRefused && found.doubts == [.rolledBack(known: 5, found: 0)])
        // It is on record.
        #expect(try sample.records().first?.event.action == AuditLog.Action.doubted)
    }

    @Test("a refused start leaves nothing in the place of a deleted log")
    func nothingMade() throws {
        let (sample, anchor) = try Self.sample()
        for name in try sample.folder.names() { try FileManager.default.removeItem(atPath: sample.folder.file(name)) }
        var options = sample.options
        (options.anchor, options.refusesDoubts) = (anchor.text, true)
        #expect(throws: AuditError.self) { try AuditLog(options) }
        #expect(try sample.folder.names().isEmpty)
    }

    @Test("a refused start changes nothing of what it refuses: what a crash left is put right with the record of it")
    func nothingChanged() throws {
        let (sample, _) = try Self.sample()
        let old = try sample.folder.bytes("audit.jsonl.head")
        let log = try AuditLog(sample.options)
        try log.append(AuditSample.event(6), durable: true)
        log.close()
        let anchor = try #require(log.anchor)
        // The head of before, the log up to there, and behind it a line that is not whole.
        try sample.write(try sample.lines().dropLast() + [Array("{\"timestamp\":".utf8)])
        try sample.folder.write(old, to: "audit.jsonl.head")
        try sample.folder.write("{\"form", to: "audit.jsonl.next")
        let names = try sample.folder.names()
        let bytes = try names.map { try sample.folder.bytes($0) }
        var options = sample.options
        (options.anchor, options.refusesDoubts) = (anchor.text, true)
        #expect(throws: AuditError.doubtful(sample.path, .rolledBack(known: 6, found: 5))) { try AuditLog(options) }
        #expect(try sample.folder.names() == names)
        #expect(try names.map { try sample.folder.bytes($0) } == bytes)
        options.refusesDoubts = false
        let accepted = try AuditLog(options)
        accepted.close()
        #expect(accepted.repairs.count == 1)
        #expect(
            try sample.records().suffix(2).map(\.event.action) == [
                AuditLog.Action.repaired, AuditLog.Action.doubted,
            ])
    }

    @Test("an active file that is missing is made once nothing is refused any more")
    func noActiveFile() throws {
        let (sample, _) = try Self.sample(events: 12, rotationSize: 1500)
        let log = try AuditLog(sample.options)
        try log.append(AuditSample.event(13), durable: true)
        try log.append(AuditSample.event(14), durable: true)
        log.close()
        let segment = try #require(try AuditFolder(file: sample.path).segments().last)
        let anchor = try #require(log.anchor)
        try FileManager.default.removeItem(atPath: sample.path)
        let end = try AuditOpening.end(of: segment.path, nil).link
        try sample.folder.write(AuditHead.encode(end, key: Self.key.revealed), to: "audit.jsonl.head")
        let names = try sample.folder.names()
        var options = sample.options
        (options.anchor, options.refusesDoubts) = (anchor.text, true)
        #expect(throws: AuditError.doubtful(sample.path, .rolledBack(known: anchor.sequence, found: segment.last))) {
            try AuditLog(options)
        }
        #expect(try sample.folder.names() == names)
        options.refusesDoubts = false
        try AuditLog(options).close()
        #expect(try AuditVerifier.verify(sample.path, keys: [Self.key]).isIntact)
    }

    @Test("what was kept of an event that its age removed since tells nothing, and is not told as a forgery")
    func purged() throws {
        let (sample, anchor) = try Self.sample(events: 2, rotationSize: 1500)
        let log = try AuditLog(sample.options)
        for number in 3...20 { try log.append(AuditSample.event(number), durable: true) }
        #expect(try log.purge(before: AuditSample.event(12).timestamp).files > 0)
        log.close()
        let found = try Self.open(sample, anchor.text)
        #expect(found.isRefused && found.doubts == [.purged(event: 2)])
        // Where the record does not tell so, files were taken away.
        let first = try #require(try AuditFolder(file: sample.path).segments().first)
        try FileManager.default.removeItem(atPath: first.path)
        let kept = try #require(log.anchor).text
        let other = AuditAnchor(
            AuditHead.encode(AuditLink(sequence: first.first, hash: .zero), key: Self.key.revealed), 0)
        #expect(try Self.open(sample, kept).doubts.isEmpty)
        #expect(try Self.open(sample, other.text).doubts == [.replaced(event: first.first)])
    }

    @Test("log and head of an earlier moment, put back together, end too early")
    func rolledBack() throws {
        let (sample, _) = try Self.sample()
        let names = ["audit.jsonl", "audit.jsonl.head"]
        let old = try names.map { try sample.folder.bytes($0) }
        let log = try AuditLog(sample.options)
        try log.append(AuditSample.event(6), durable: true)
        log.close()
        let anchor = try #require(log.anchor)
        for (name, bytes) in zip(names, old) { try sample.folder.write(bytes, to: name) }
        let found = try Self.open(sample, anchor.text)
        #expect(found.isRefused && found.doubts == [.rolledBack(known: 6, found: 5)])
    }

    @Test(
        "a log that was written anew from its first line on, head included, is another one", arguments: [true, false])
    func forged(hasKey: Bool) throws {
        let (sample, anchor) = try Self.sample(key: hasKey ? Self.key : nil)
        // As whoever can write the files does it: other events, all hashes right, the head as it is made without a key.
        let forged = try AuditSample(events: 9)
        for name in try forged.folder.names() { try sample.folder.write(forged.folder.bytes(name), to: name) }
        let found = try Self.open(sample, anchor.text, key: hasKey ? Self.key : nil)
        #expect(found.isRefused)
        #expect(found.doubts == (hasKey ? [.unsigned] : []) + [.replaced(event: 5)])
    }

    @Test("what was kept counts only as it was made: a changed one and one of an unknown key are told")
    func anchors() throws {
        let (sample, anchor) = try Self.sample()
        let changed = anchor.text.replacing("\"seq\":\"0", with: "\"seq\":\"1")
        for text in ["", "{}", changed] {
            let found = try Self.open(sample, text)
            #expect(found.isRefused && found.doubts == [.anchorUnreadable], "\(text)")
        }
        let unknown = try Self.open(sample, AuditAnchor(AuditHead.encode(.origin, key: [9]), 0).text)
        #expect(unknown.isRefused)
    }

    @Test("a head of a key of before is taken, and made with the current one from then on")
    func rotation() throws {
        let (sample, anchor) = try Self.sample()
        let found = try Self.open(sample, anchor.text, key: Self.other, previous: [Self.key])
        #expect(found.doubts.isEmpty && !found.isRefused)
        #expect(try AuditVerifier.verify(sample.path, keys: [Self.other]).isIntact)
        #expect(try !AuditVerifier.verify(sample.path, keys: [Self.key]).isIntact)
    }

    @Test("a log of before the key is taken once and told; its head is signed from then on")
    func adopted() throws {
        let sample = try AuditSample(events: 3)
        let first = try Self.open(sample, nil)
        #expect(!first.isRefused)
        guard case .intact(let extent) = try AuditVerifier.verify(sample.path, keys: [Self.key]) else {
            Issue.record("not intact")
            return
        }
        #expect(extent.isAuthenticated)
        #expect(try sample.records().map(\.event.action).contains(AuditLog.Action.doubted))
        #expect(try Self.open(sample, nil).doubts.isEmpty)
    }
}
