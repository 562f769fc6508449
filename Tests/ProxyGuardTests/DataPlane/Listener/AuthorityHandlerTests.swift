import NIOCore
import NIOEmbedded
import NIOHPACK
import NIOHTTP1
import NIOHTTP2
import Testing

@testable import ProxyDataPlane

@Suite("Authority")
struct AuthorityHandlerTests {
    private static let rest: [(String, String)] = [(":method", "GET"), (":scheme", "https"), (":path", "/")]

    /// The hosts that the checks see; nil where the library refuses the request.
    private func hosts(_ fields: [(String, String)]) throws -> [String]? {
        let channel = EmbeddedChannel(handlers: [AuthorityHandler(), HTTP2FramePayloadToHTTP1ServerCodec()])
        defer { _ = try? channel.finish() }
        let headers = HPACKHeaders(Self.rest + fields)
        do {
            try channel.writeInbound(HTTP2Frame.FramePayload.headers(.init(headers: headers)))
        } catch {
            return nil
        }
        guard case .head(let head)? = try channel.readInbound(as: HTTPServerRequestPart.self) else { return nil }
        return head.headers["host"].sorted()
    }

    @Test(
        "every host that is named is left to the checks, one that is named twice alike once",
        arguments: [
            ([(":authority", "a.test")], ["a.test"]),
            ([(":authority", "a.test"), ("host", "a.test")], ["a.test"]),
            ([(":authority", "A.test"), ("host", "a.TEST")], ["A.test"]),
            ([(":authority", "a.test"), ("host", "b.test")], ["a.test", "b.test"]),
            ([(":authority", "a.test"), ("host", "a.test:8443")], ["a.test", "a.test:8443"]),
            ([(":authority", "a.test"), ("host", "a.test"), ("host", "a.test")], ["a.test", "a.test", "a.test"]),
            ([(":authority", "a.test"), ("host", "")], ["", "a.test"]),
            ([(":authority", "a b"), ("host", "b.test")], ["a b", "b.test"]),
            // An empty one is refused with an answer, as any other that is no host.
            ([(":authority", "a b")], [""]), ([(":authority", "")], [""]), ([], [""]),
            ([("host", "a.test")], ["a.test"]), ([("host", "a b")], [""]),
            ([("host", "a.test"), ("host", "b.test")], ["a.test", "b.test"]),
        ] as [([(String, String)], [String])])
    func hosts(fields: [(String, String)], expected: [String]) throws {
        #expect(try hosts(fields) == expected)
    }

    @Test("two of the pseudo-header are left to the library, which refuses them")
    func repeated() throws {
        #expect(try hosts([(":authority", "a.test"), (":authority", "a.test")]) == nil)
    }

    @Test("trailers and data are left alone")
    func others() throws {
        let channel = EmbeddedChannel(handler: AuthorityHandler())
        let trailers = HTTP2Frame.FramePayload.headers(.init(headers: HPACKHeaders([("x", "y")]), endStream: true))
        let head = HTTP2Frame.FramePayload.headers(.init(headers: HPACKHeaders(Self.rest + [(":authority", "a")])))
        for payload in [head, trailers] { try channel.writeInbound(payload) }
        for expected in [4, 1] {
            guard case .headers(let content)? = try channel.readInbound(as: HTTP2Frame.FramePayload.self) else {
                Issue.record("no headers")
                return
            }
            #expect(content.headers.count == expected)
        }
        _ = try channel.finish()
    }
}
