import Testing

@testable import SecScan

@Suite struct ByteBufferTests {
    @Test(arguments: [0, 1, 17, 1 << 16])
    func whatIsWrittenIsRead(count: Int) {
        let buffer = ByteBuffer(count: count)
        let content = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        buffer.mutable.copyBytes(from: content)
        #expect(buffer.count == count && Array(buffer.bytes) == content)
    }
}
