import NIOCore
import Testing

@testable import ProxyDataPlane

@Suite("Arrival")
struct ArrivalHandlerTests {
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

    @Test("bytes go on as they are")
    func passed() throws {
        let server = try EmbeddedServer()
        for byte in "GET /x HTTP/1.1\r\nhost: a\r\n\r\n" { try server.send(String(byte)) }
        #expect(try server.answers().map(\.status) == [404])
    }
}
