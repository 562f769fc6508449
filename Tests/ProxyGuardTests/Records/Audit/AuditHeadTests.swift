import Testing

@testable import ProxyRecords

@Suite("Audit head")
struct AuditHeadTests {
    private let link = AuditLink(sequence: 41, hash: AuditHash(previous: .zero, line: []))

    @Test("of two lines the newer one counts, a spoilt one does not")
    func slots() {
        let old = AuditHead.encode(link, key: nil)
        let new = AuditHead.encode(AuditLink(sequence: 42, hash: .zero), key: nil)
        #expect(old.count == AuditHead.lineLength && new.count == AuditHead.lineLength)
        #expect(AuditHead.read(old + new, key: nil) == AuditHead(link: AuditLink(sequence: 42, hash: .zero), slot: 1))
        #expect(AuditHead.read(old + new.dropLast(9), key: nil) == AuditHead(link: link, slot: 0))
        #expect(AuditHead.read(new.dropLast(9) + old.dropLast(9), key: nil) == nil)
        #expect(AuditHead.read([], key: nil) == nil)
    }

    @Test("of several keys any counts, the current one first; a line without a key only where there is none with one")
    func keys() {
        let (old, new): ([UInt8], [UInt8]) = ([1], [2])
        let bytes = AuditHead.encode(link, key: old) + AuditHead.encode(link, key: new)
        #expect(AuditHead.read(bytes, keys: [new, old]) == AuditHead(link: link, slot: 1, keyIndex: 0))
        #expect(AuditHead.read(bytes, keys: [old]) == AuditHead(link: link, slot: 0, keyIndex: 0))
        let later = AuditHead.encode(AuditLink(sequence: 99, hash: .zero), key: nil)
        #expect(AuditHead.read(AuditHead.encode(link, key: old) + later, keys: [new, old])?.keyIndex == 1)
        #expect(AuditHead.read(later, keys: [new])?.keyIndex == .some(nil))
        #expect(AuditHead.read(bytes, keys: []) == nil)
    }

    @Test("any changed byte, another key and none spoil it")
    func authentic() {
        let key: [UInt8] = [1, 2, 3]
        let line = AuditHead.encode(link, key: key)
        #expect(AuditHead.read(line, key: key)?.link == link)
        #expect(AuditHead.read(line, key: nil) == nil && AuditHead.read(line, key: [1, 2]) == nil)
        for index in line.indices.dropLast() {
            var changed = line
            changed[index] ^= 1
            #expect(AuditHead.read(changed, key: key) == nil)
        }
    }

    @Test("a number that no record reaches is none")
    func greatest() {
        for (number, isRead) in [(AuditLink.greatestSequence, true), (.max, false)] {
            let line = AuditHead.encode(AuditLink(sequence: number, hash: .zero), key: nil)
            #expect((AuditHead.read(line, key: nil) != nil) == isRead)
        }
    }
}
