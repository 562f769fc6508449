import NIOCore
import Testing

@testable import ProxyDataPlane

@Suite struct ByteBufferContainsTests {
    @Test(arguments: [
        ("a key", "key", true), ("key", "key", true), ("ke", "key", false), ("kekey", "key", true), ("", "key", false),
        ("key", "", false), ("kez key", "key", true),
    ])
    func contains(text: String, part: String, expected: Bool) {
        #expect(ByteBuffer(string: text).contains(Array(part.utf8)) == expected)
    }

    @Test func onlyWhatIsReadable() {
        var buffer = ByteBuffer(string: "key of mine")
        buffer.moveReaderIndex(forwardBy: 1)
        #expect(!buffer.contains(Array("key".utf8)) && buffer.contains(Array("mine".utf8)))
    }
}
