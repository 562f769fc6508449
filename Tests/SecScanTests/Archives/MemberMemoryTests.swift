import Testing

@testable import SecScan

@Suite struct MemberMemoryTests {
    @Test func eachContentIsScannedOnce() {
        var memory = MemberMemory()
        var scanned = 0
        func look(_ text: [UInt8]) -> Int {
            text.withUnsafeBytes { bytes in
                memory.result(of: bytes) { bytes in
                    scanned += 1
                    return BlobResult(gaps: [ArchiveGap(member: nil, reason: "\(bytes[0])")])
                }
            }.gaps.count
        }
        let (first, second) = ([UInt8](repeating: 1, count: 300), [UInt8](repeating: 2, count: 300))
        for _ in 0..<3 { #expect(look(first) == 1 && look(second) == 1) }
        #expect(scanned == 2)
        _ = look(Array(first.dropLast()))
        #expect(scanned == 3)
        // Too small to be worth it.
        for _ in 0..<3 { _ = look([1, 2, 3]) }
        #expect(scanned == 6)
    }

    @Test func itIsBounded() {
        var memory = MemberMemory()
        var scanned = 0
        func look(_ number: Int) {
            var text = [UInt8](repeating: 0, count: 300)
            withUnsafeBytes(of: number) { text.replaceSubrange(0..<8, with: $0) }
            text.withUnsafeBytes { bytes in
                _ = memory.result(of: bytes) { _ in
                    scanned += 1
                    return BlobResult()
                }
            }
        }
        for number in 0...(1 << 15) { look(number) }
        look(1 << 15)
        #expect(scanned == (1 << 15) + 1)
        look(0)
        #expect(scanned == (1 << 15) + 2)
    }
}
