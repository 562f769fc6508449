import Testing

@testable import ProxyRecords

@Suite("Audit chain")
struct AuditChainTests {
    private func lines(_ count: Int) -> [[UInt8]] {
        let header = AuditLine.encode(AuditHeader(previous: .origin))
        var lines = [header.bytes]
        var link = header.link
        for number in 0..<count {
            let line = AuditLine.encode(AuditSample.event(number), after: link)
            lines.append(line.bytes)
            link = line.link
        }
        return lines.map { $0.dropLast() }
    }

    @Test("lines that follow each other pass; a head that names any of them is seen")
    func passes() throws {
        let lines = lines(3)
        let second = try #require(AuditRecord(lines[2]))
        var chain = AuditChain(head: second.link)
        _ = try chain.begin(lines[0])
        for line in lines[1...] { _ = try chain.next(line) }
        try chain.finish()
        #expect(chain.count == 3 && chain.first == 1 && chain.link?.sequence == 3 && chain.isHeadSeen)
    }

    @Test("a line of no form, and a head that is farther")
    func faults() throws {
        let lines = lines(2)
        var chain = AuditChain(head: AuditLink(sequence: 9, hash: .zero))
        #expect(throws: AuditChain.Break.self) { try chain.begin(lines[1]) }
        _ = try chain.begin(lines[0])
        #expect(throws: AuditChain.Break.self) { try chain.next(lines[0]) }
        _ = try chain.next(lines[1])
        #expect(throws: AuditChain.Break.self) { try chain.finish() }
    }

    /// Without a key anybody can make the hashes of such lines.
    @Test("a number that has none behind it is no line of a record", arguments: [Int64.max, Int64.max - 1, 1 << 53])
    func greatest(number: Int64) {
        let header = AuditLine.encode(AuditHeader(previous: AuditLink(sequence: number, hash: .zero)))
        var chain = AuditChain()
        guard number <= AuditLink.greatestSequence else {
            #expect(throws: AuditChain.Break.self) { try chain.begin(header.bytes.dropLast()) }
            return
        }
        #expect(throws: Never.self) { try chain.begin(header.bytes.dropLast()) }
        let line = AuditLine.encode(AuditSample.event(1), after: header.link)
        #expect(throws: AuditChain.Break.self) { try chain.next(line.bytes.dropLast()) }
    }
}
