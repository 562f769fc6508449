import NIOCore
import Testing

@testable import ProxyDataPlane

@Suite("Arrival")
struct ArrivalHandlerTests {
    private static let chunked = "content-type: application/json\r\ntransfer-encoding: chunked\r\n"

    @Test("the first byte behind an answer starts the time for headers, later ones do not start it again")
    func firstByte() throws {
        let server = try EmbeddedServer()
        let body = Harness.prompt()
        try server.send(server.head("/v1/chat/completions", length: body.utf8.count) + body)
        #expect(try server.answers().count == 1)
        server.pass(.seconds(60))
        try server.send("P")
        server.pass(.seconds(6))
        try server.send("O")
        server.pass(.milliseconds(3999))
        #expect(server.isOpen)
        server.pass(.milliseconds(1))
        #expect(!server.isOpen)
    }

    @Test("framing without content ends the connection: chunk extensions, empty lines, zeros")
    func framing() throws {
        let junk = String(repeating: "x", count: 1 << 16)
        for (start, more) in [("5;", junk), ("5;a=\"", junk), ("", String(repeating: "0", count: 1 << 16))] {
            let server = try EmbeddedServer()
            try server.send(server.head("/v1/chat/completions", more: Self.chunked) + start)
            for _ in 0..<16 where server.isOpen { try server.send(more) }
            #expect(!server.isOpen, "\(start)")
            #expect(try server.answers().map(\.status) == [400], "\(start)")
        }
        let server = try EmbeddedServer()
        for _ in 0..<16 where server.isOpen { try server.send(String(repeating: "\r\n", count: 1 << 15)) }
        #expect(!server.isOpen)
    }

    @Test("a body in small chunks is none of that")
    func smallChunks() throws {
        let server = try EmbeddedServer()
        let body = Harness.prompt(String(repeating: "word ", count: 12_000))
        try server.send(server.head("/v1/chat/completions", more: Self.chunked))
        for byte in body { try server.send("1;abcd\r\n\(byte)\r\n") }
        try server.send("0\r\n\r\n")
        #expect(try server.answers().count == 1)
        #expect(server.isOpen)
    }

    @Test("bytes go on as they are")
    func passed() throws {
        let server = try EmbeddedServer()
        for byte in "GET /x HTTP/1.1\r\nhost: a\r\n\r\n" { try server.send(String(byte)) }
        #expect(try server.answers().map(\.status) == [404])
    }
}
