import NIOCore
import NIOHTTP1
import Testing

@testable import ProxyDataPlane

@Suite("Answer encoder")
struct AnswerEncoderTests {
    private final class Writes {
        var all: [String] = []
        func take(_ bytes: ByteBuffer) { all.append(String(buffer: bytes)) }
    }

    /// What an answer of these pieces is written as, flushed at its end.
    private static func writes(
        _ status: HTTPResponseStatus = .ok, _ fields: HTTPHeaders = [:], isOld: Bool = false, _ pieces: [String]
    ) -> [String] {
        var encoder = AnswerEncoder()
        let writes = Writes()
        encoder.begin(status, fields, isOld: isOld)
        for piece in pieces { encoder.add(ByteBuffer(string: piece), writes.take) }
        encoder.end()
        encoder.flush(writes.take)
        return writes.all
    }

    @Test("a short answer is one write")
    func short() {
        #expect(
            Self.writes(.ok, ["content-length": "4"], ["ab", "", "cd"])
                == ["HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nabcd"])
    }

    @Test("what has no length goes in chunks, to an old client up to the end of the connection")
    func chunks() {
        let body = String(repeating: "x", count: 26)
        #expect(
            Self.writes(.ok, ["a": "b"], ["{}", "", body])
                == [
                    "HTTP/1.1 200 OK\r\na: b\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n1a\r\n\(body)\r\n0\r\n\r\n"
                ])
        #expect(Self.writes(.ok, [:], isOld: true, ["{}"]) == ["HTTP/1.0 200 OK\r\n\r\n{}"])
    }

    @Test("an answer that has no body has none", arguments: [HTTPResponseStatus.noContent, .notModified])
    func noBody(status: HTTPResponseStatus) {
        #expect(
            Self.writes(status, ["content-length": "2", "a": "b"], ["{}"])
                == ["HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\na: b\r\n\r\n"])
    }

    @Test("a long piece is not copied, and everything keeps its order")
    func long() {
        let long = String(repeating: "y", count: 20_000)
        #expect(
            Self.writes(.ok, ["content-length": "20002"], ["a", long, "b"])
                == ["HTTP/1.1 200 OK\r\ncontent-length: 20002\r\n\r\na", long, "b"])
        #expect(
            Self.writes(.ok, [:], ["a", long, "b"]).joined()
                == "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n4e20\r\n\(long)\r\n1\r\nb\r\n0\r\n\r\n"
        )
    }

    @Test("its memory is used again without changing what was handed over")
    func reuse() {
        var encoder = AnswerEncoder()
        var first = ByteBuffer()
        encoder.begin(.ok, ["content-length": "1"], isOld: false)
        encoder.add(ByteBuffer(string: "1")) { _ in }
        encoder.end()
        encoder.flush { first = $0 }
        encoder.reuse()
        encoder.goOn()
        var second = ByteBuffer()
        encoder.flush { second = $0 }
        encoder.reuse()
        encoder.flush { _ in Issue.record("nothing is left") }
        #expect(String(buffer: first).hasSuffix("\r\n\r\n1"))
        #expect(String(buffer: second) == "HTTP/1.1 100 Continue\r\n\r\n")
    }
}
