import Foundation
import Testing

@testable import ProxyRecords

@Suite("Audit log")
struct AuditLogTests {
    @Test("files have mode 0600; the first line is the header, and each event is one line")
    func files() throws {
        let sample = try AuditSample(events: 3)
        #expect(try sample.folder.names() == ["audit.jsonl", "audit.jsonl.head"])
        #expect(try sample.folder.mode("audit.jsonl") == 0o600)
        #expect(try sample.folder.mode("audit.jsonl.head") == 0o600)
        let lines = try sample.lines()
        #expect(lines.count == 4)
        #expect(AuditHeader(lines[0].dropLast()) != nil)
        #expect(try sample.records().map(\.sequence) == [1, 2, 3])
        #expect(try sample.records().map(\.event) == (1...3).map { AuditSample.event($0) })
    }

    @Test("every line is JSON with the members of the record, whatever clients put into them")
    func hostileTexts() throws {
        let sample = try AuditSample()
        let log = try AuditLog(sample.options)
        let hostile = "a\r\nb\u{1B}[31m\u{2028}\u{2029}\u{0}\u{7F}\u{85}\u{202E}\"\\\t{}"
        let event = AuditEvent(
            action: hostile, actorID: hostile, requestID: hostile, reason: hostile, details: [hostile: hostile])
        try log.append(event, durable: true)
        try log.append(AuditEvent(action: String(repeating: "\u{1}", count: 5000)), durable: true)
        log.close()
        let text = try sample.folder.text("audit.jsonl")
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !JSONText.isHostile($0) })
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
        #expect(object["action"] as? String == hostile)
        #expect(
            Set(object.keys) == [
                "timestamp", "seq", "action", "actor_id", "role", "project_id", "token_id", "client_ip", "peer_ip",
                "request_id", "outcome", "reason", "details", "prev", "hash",
            ])
        #expect(try sample.records().map(\.event.action.utf8.count) == [hostile.utf8.count, 512])
        #expect(try sample.extent()?.count == 2)
    }

    @Test("a second log on the same file is refused; after the first is closed it goes on where that ended")
    func lock() throws {
        let sample = try AuditSample()
        let log = try AuditLog(sample.options)
        #expect(throws: AuditError.locked(sample.path)) { try AuditLog(sample.options) }
        try log.append(AuditSample.event(1), durable: true)
        #expect(try sample.extent()?.count == 1)
        log.close()
        #expect(throws: AuditError.closed) { try log.append(AuditSample.event(2)) }
        let next = try AuditLog(sample.options)
        try next.append(AuditSample.event(2), durable: true)
        next.close()
        #expect(try sample.records().map(\.sequence) == [1, 2])
        #expect(try sample.extent()?.last == 2)
    }

    @Test("a folder that others may write in, and none, are refused")
    func folder() throws {
        let folder = try TemporaryFolder()
        #expect(throws: AuditError.self) { try AuditLog(AuditOptions(file: folder.file("none/audit.jsonl"))) }
        try FileManager.default.setAttributes([.posixPermissions: 0o770], ofItemAtPath: folder.path)
        #expect(throws: AuditError.unsafeFolder(folder.path, why: "others may write in it")) {
            try AuditLog(AuditOptions(file: folder.file("audit.jsonl")))
        }
    }

    @Test("a link in the place of the file is not followed")
    func link() throws {
        let sample = try AuditSample()
        try sample.folder.write("", to: "victim")
        try FileManager.default.createSymbolicLink(
            atPath: sample.path, withDestinationPath: sample.folder.file("victim"))
        #expect(throws: AuditError.self) { try AuditLog(sample.options) }
        #expect(try sample.folder.bytes("victim").isEmpty)
    }

    @Test("a crash at any byte of the last two lines: what is whole stays, the rest is moved aside and told")
    func crash() throws {
        let source = try AuditSample(events: 4)
        let bytes = try source.folder.bytes("audit.jsonl")
        let lines = try source.lines()
        let whole = lines.map(\.count)
        let start = whole[..<3].reduce(0, +)
        // What the head knows was synchronised: a crash takes only what is behind it.
        let known = try #require(AuditRecord(lines[2].dropLast())).link
        let head = AuditHead.encode(known, key: nil)
        for size in start..<bytes.count {
            let sample = try AuditSample()
            try sample.folder.write(Array(bytes[..<size]), to: "audit.jsonl")
            try sample.folder.write(head, to: "audit.jsonl.head")
            let log = try AuditLog(sample.options)
            try log.append(AuditSample.event(9), durable: true)
            log.close()
            let complete = size - start >= whole[3] - 1 ? (size - start >= whole[3] + whole[4] - 1 ? 4 : 3) : 2
            let records = try sample.records()
            let isBoundary = [start, start + whole[3]].contains(size)
            #expect(records.count == complete + (isBoundary ? 1 : 2), "\(size)")
            #expect(records.map(\.sequence) == Array(1...Int64(records.count)))
            #expect(try sample.fault() == nil)
            let aside = try sample.folder.names().filter { $0.contains(".torn-") }
            switch log.repairs.first {
            case .movedAside(let file, let count):
                #expect(aside.count == 1 && file.hasSuffix(aside[0]))
                #expect(try sample.folder.bytes(aside[0]) == Array(bytes[(size - count)..<size]))
                #expect(records[records.count - 2].event.action == AuditLog.Action.repaired)
            case .completed(let event): #expect(event == Int64(complete) && aside.isEmpty)
            case nil: #expect(isBoundary && aside.isEmpty)
            }
        }
    }

    @Test("a record that ends before what was known to be on the disk is refused, not continued")
    func cutShort() throws {
        let sample = try AuditSample(events: 4)
        let lines = try sample.lines()
        try sample.write(lines.dropLast())
        #expect {
            try AuditLog(sample.options)
        } throws: {
            if case .damaged(let fault)? = $0 as? AuditError { fault.kind == .truncated } else { false }
        }
        try sample.write(lines)
        try FileManager.default.removeItem(atPath: sample.path + ".head")
        #expect(throws: AuditError.self) { try AuditLog(sample.options) }
    }

    @Test("many threads, many rotations: every event once, in one chain")
    func rotation() throws {
        let sample = try AuditSample(rotationSize: 20_000)
        let log = try AuditLog(sample.options)
        let each = 300
        DispatchQueue.concurrentPerform(iterations: 6) { thread in
            for number in 0..<each {
                var event = AuditSample.event(number)
                event.requestID = "\(thread)-\(number)"
                try? log.append(event, durable: number % 50 == 0)
            }
        }
        try log.flush()
        log.close()
        let extent = try #require(try sample.extent())
        #expect(extent.count == 6 * each && extent.files > 10)
        let identifiers = try sample.records().compactMap(\.event.requestID)
        #expect(identifiers.count == 6 * each && Set(identifiers).count == 6 * each)
        for thread in 0..<6 {
            let own = identifiers.filter { $0.hasPrefix("\(thread)-") }
            #expect(own == (0..<each).map { "\(thread)-\($0)" })
        }
        #expect(try sample.folder.names().contains { $0.hasPrefix("audit-000000000001-") })
    }

    @Test("a crash between the two renames of a rotation, and before the first")
    func crashInRotation() throws {
        let sample = try AuditSample(events: 3)
        let folder = AuditFolder(file: sample.path)
        let last = try #require(try sample.records().last)
        let new = try AuditOpening.begin(folder, after: last.link, OpenFile.systemWrite)
        _ = new
        #expect(try sample.folder.names().contains("audit.jsonl.next"))
        var log = try AuditLog(sample.options)
        try log.append(AuditSample.event(4), durable: true)
        log.close()
        #expect(try sample.folder.names() == ["audit.jsonl", "audit.jsonl.head"])

        let end = try #require(try sample.records().last)
        _ = try AuditOpening.begin(folder, after: end.link, OpenFile.systemWrite)
        try folder.rename(folder.active, to: folder.segment(first: 1, last: 4))
        log = try AuditLog(sample.options)
        try log.append(AuditSample.event(5), durable: true)
        log.close()
        let extent = try #require(try sample.extent())
        #expect(extent.count == 5 && extent.files == 2)
    }

    @Test("a full disk: durable events are refused, the others wait; when there is room all are there once")
    func fullDisk() throws {
        let disk = FaultyDisk()
        let sample = try AuditSample { $0.write = disk.write }
        let log = try AuditLog(sample.options)
        try log.append(AuditSample.event(1), durable: true)
        disk.setFull(true)
        try log.append(AuditSample.event(2))
        #expect(throws: AuditError.unwritten(why: "No space left on device")) {
            try log.append(AuditSample.event(3), durable: true)
        }
        #expect(log.state == .failing("No space left on device"))
        disk.setFull(false)
        try log.append(AuditSample.event(4), durable: true)
        #expect(log.state == .writing)
        log.close()
        #expect(try sample.fault() == nil)
        let events = try sample.records().map(\.event)
        #expect(
            events.filter { $0.action != AuditLog.Action.recovered }.compactMap(\.tokenID) == [
                "tok_1", "tok_2", "tok_4",
            ])
        let told = try #require(events.first { $0.action == AuditLog.Action.recovered })
        #expect(told.details["refused"] == "1" && told.details["lost"] == "0")
    }

    @Test("what found no room is refused, counted and told")
    func fullQueue() throws {
        let disk = FaultyDisk()
        let sample = try AuditSample {
            $0.write = disk.write
            $0.capacity = 4
            $0.batchSize = 2
        }
        let log = try AuditLog(sample.options)
        disk.hold()
        var accepted: [String] = []
        var refused = 0
        for number in 1...40 {
            do throws(AuditError) {
                try log.append(AuditSample.event(number))
                accepted.append("tok_\(number)")
            } catch {
                #expect(error == .queueFull)
                refused += 1
            }
        }
        #expect(refused >= 32 && log.lostCount == refused)
        #expect(log.state == .failing(AuditError.queueFull.description))
        disk.release()
        try log.flush()
        #expect(log.state == .writing)
        log.close()
        let events = try sample.records().map(\.event)
        #expect(events.compactMap(\.tokenID) == accepted)
        let told = events.filter { $0.action == AuditLog.Action.recovered }.compactMap { $0.details["lost"] }
        #expect(told.compactMap { Int($0) }.reduce(0, +) == refused)
        #expect(try sample.fault() == nil)
    }

    @Test("old files go, the record tells so and stays whole; younger ones stay")
    func purge() throws {
        let sample = try AuditSample(rotationSize: 2000)
        let log = try AuditLog(sample.options)
        for number in 1...24 { try log.append(AuditSample.event(number), durable: true) }
        let full = try AuditFolder(file: sample.path).segments()
        let limit = AuditSample.event(Int(full[1].last) + 1).timestamp
        let purge = try log.purge(before: limit, by: "op_1")
        #expect(purge.files == 2 && purge.through == full[1].last)
        #expect(try log.purge(before: limit).files == 0)
        log.close()
        let extent = try #require(try sample.extent())
        #expect(extent.first == full[2].first)
        // Another file taken away by hand is not what the record tells of.
        try FileManager.default.removeItem(atPath: full[2].path)
        #expect(try sample.fault()?.kind == .gap)
    }

    @Test("a task waits for its event without a thread")
    func tasks() async throws {
        let sample = try AuditSample()
        let log = try AuditLog(sample.options)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...20 { group.addTask { try await log.record(AuditSample.event(number)) } }
            try await group.waitForAll()
        }
        #expect(try sample.records().count == 20)
        log.close()
        await #expect(throws: AuditError.closed) { try await log.record(AuditSample.event(1)) }
    }
}
