import NIOCore
import NIOHTTP1
import Testing

@testable import ProxyDataPlane

@Suite("Head's text")
struct HeadTextTests {
    @Test("an answer's head")
    func answer() {
        var text = ByteBuffer(string: "before")
        text.write(.ok, ["content-type": "text/plain", "x-empty": ""])
        #expect(String(buffer: text) == "beforeHTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nx-empty: \r\n\r\n")
        text.clear()
        text.write(.imATeapot, isOld: true, [:])
        #expect(String(buffer: text) == "HTTP/1.0 418 I'm a teapot\r\n\r\n")
    }

    @Test("a request's head")
    func request() {
        var text = ByteBuffer()
        text.write(method: "POST", target: "/v1/files?limit=2")
        text.write(field: "x-api-key", [0x61, 0x62], after: "Bearer ")
        #expect(String(buffer: text) == "POST /v1/files?limit=2 HTTP/1.1\r\nx-api-key: Bearer ab\r\n")
    }

    @Test("no value begins a line of its own", arguments: ["a\r\nb: c", "a\nb", "a\r", "\r\n\r\nbody"])
    func oneLine(value: String) {
        var text = ByteBuffer(string: "\r\n")
        text.moveReaderIndex(forwardBy: 2)
        text.write(.ok, ["a": value, value: "b", "x": "y"])
        #expect(String(buffer: text) == "HTTP/1.1 200 OK\r\nx: y\r\n\r\n")
    }
}
