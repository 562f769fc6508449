import Rules
import Testing

@testable import ProxyRecords

@Suite("Audit anchor")
struct AuditAnchorTests {
    @Test("it is the line of the head without its newline, which can be read again")
    func text() throws {
        let link = AuditLink(sequence: 7, hash: .zero)
        let anchor = AuditAnchor(AuditHead.encode(link, key: [1]), link.sequence)
        #expect(anchor.sequence == 7 && !anchor.text.contains("\n"))
        #expect(AuditHead.read(Array(anchor.text.utf8), key: [1])?.link == link)
    }

    @Test("the event it is of is told to who has the key")
    func sequence() {
        let link = AuditLink(sequence: 7, hash: .zero)
        let text = AuditAnchor(AuditHead.encode(link, key: [1]), link.sequence).text
        #expect(AuditAnchor.sequence(of: text, keys: [Secret([2]), Secret([1])]) == 7)
        #expect(AuditAnchor.sequence(of: text, keys: [Secret([2])]) == nil)
        #expect(AuditAnchor.sequence(of: "7", keys: []) == nil)
    }

    @Test("it goes with what is on the disk, a rotation included")
    func log() throws {
        let sample = try AuditSample(rotationSize: 2000)
        let log = try AuditLog(sample.options)
        var last: Int64 = 0
        for number in 1...20 {
            try log.append(AuditSample.event(number), durable: true)
            let anchor = try #require(log.anchor)
            #expect(anchor.sequence == Int64(number) && anchor.sequence > last)
            last = anchor.sequence
        }
        log.close()
        #expect(log.anchor?.sequence == 20)
    }

    @Test("who keeps it is told that it changed; changes that nobody has heard of yet are one")
    func changes() async throws {
        let sample = try AuditSample()
        let log = try AuditLog(sample.options)
        var changes = log.anchorChanges.makeAsyncIterator()
        await changes.next()
        for number in 1...3 { try await log.record(AuditSample.event(number)) }
        await changes.next()
        #expect(log.anchor?.sequence == 3)
        try await log.record(AuditSample.event(4))
        await changes.next()
        log.close()
    }
}
