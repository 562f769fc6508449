import Testing

@testable import SecScan

@Suite struct MemberBufferTests {
    @Test(arguments: [1, 100, 1 << 16, 3 << 20])
    func growsAndEnds(step: Int) throws {
        let text = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
        let buffer = MemberBuffer()
        for count in [text.count, step == 1 ? 10 : 70_000, 0] {
            var offset = 0
            func read(_ output: UnsafeMutableRawBufferPointer) -> Int {
                let taken = min(max(step, count / 1000), output.count, count - offset)
                output.copyBytes(from: text[offset..<(offset + taken)])
                offset += taken
                return taken
            }
            #expect(try !buffer.fill(upTo: min(count, 512), read) || count == 0)
            #expect(try buffer.fill(upTo: 3 << 20, read))
            #expect(buffer.bytes.elementsEqual(text[..<count]))
            buffer.clear()
            #expect(buffer.count == 0)
        }
    }

    @Test func aLimitIsKept() throws {
        let buffer = MemberBuffer()
        #expect(try !buffer.fill(upTo: 100_000) { min($0.count, 999) })
        #expect(buffer.count == 100_000)
    }

    @Test func whatWasReadBeforeAFailureStays() {
        let buffer = MemberBuffer()
        #expect(throws: ArchiveProblem.self) {
            try buffer.fill(upTo: 1000) { _ throws(ArchiveProblem) in
                if buffer.count == 30 { throw ArchiveProblem("", .member) }
                return 10
            }
        }
        #expect(buffer.count == 30)
    }
}
