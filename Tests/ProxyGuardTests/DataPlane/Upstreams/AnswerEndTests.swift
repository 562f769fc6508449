import NIOCore
import NIOHTTP1
import Testing

@testable import ProxyDataPlane

@Suite("Answer's end")
struct AnswerEndTests {
    /// Reads that come one after the other; in each how many heads and bytes of the body it has.
    private static func isClean(
        _ headers: HTTPHeaders, status: HTTPResponseStatus = .ok, _ reads: [(text: String, heads: Int, body: Int)]
    ) -> Bool {
        var end = AnswerEnd()
        for (index, read) in reads.enumerated() {
            end.began(ByteBuffer(string: read.text))
            for _ in 0..<read.heads {
                end.take(HTTPResponseHead(version: .http1_1, status: status, headers: headers))
            }
            end.take(bodyBytes: read.body)
            if index < reads.count - 1 { end.finished() }
        }
        return end.isClean
    }

    @Test("a body of a known length ends where its bytes end")
    func length() {
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n"
        #expect(Self.isClean(["content-length": "3"], [(head + "abc", 1, 3)]))
        #expect(Self.isClean(["content-length": "3"], [(head, 1, 0), ("ab", 0, 2), ("c", 0, 1)]))
        #expect(Self.isClean(["content-length": "3"], [(head + "a", 1, 1), ("bc", 0, 2)]))
        #expect(!Self.isClean(["content-length": "3"], [(head + "abcd", 1, 3)]))
        #expect(!Self.isClean(["content-length": "3"], [(head + "a", 1, 1), ("bcHTTP/1.1 2", 0, 2)]))
        // Who cannot tell gives the connection up.
        #expect(
            !Self.isClean(
                ["content-length": "3"], [("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r", 0, 0), ("\nabc", 1, 3)]))
    }

    @Test("else the end is an empty line")
    func emptyLine() {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        let chunked: HTTPHeaders = ["transfer-encoding": "chunked"]
        #expect(Self.isClean(chunked, [(head + "1\r\na\r\n0\r\n\r\n", 1, 1)]))
        #expect(Self.isClean(chunked, [(head + "1\r\na\r\n0", 1, 1), ("\r", 0, 0), ("\n\r", 0, 0), ("\n", 0, 0)]))
        #expect(!Self.isClean(chunked, [(head + "1\r\na\r\n0\r\n\r\nH", 1, 1)]))
        #expect(!Self.isClean(chunked, [(head + "1\r\na\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n", 1, 1)]))
        #expect(Self.isClean([:], status: .noContent, [("HTTP/1.1 204 No Content\r\n\r\n", 1, 0)]))
        #expect(!Self.isClean([:], status: .noContent, [("HTTP/1.1 204 No Content\r\n\r\nabc", 1, 0)]))
        #expect(
            !Self.isClean(
                ["content-length": "3"], status: .noContent, [("HTTP/1.1 204 N\r\ncontent-length: 3\r\n\r\nabc", 1, 0)])
        )
    }
}
