import NIOCore
import NIOEmbedded
import NIOHTTP1
import ProxyConfiguration
import ProxyLimits
import ProxyTokens
import Rules

@testable import ProxyDataPlane

/// The handlers of one connection without a socket, so that tests decide about its time. It has no upstream.
final class EmbeddedServer {
    let channel = EmbeddedChannel()
    let context: LoopContext
    let connection: ClientConnection
    let outcomes = Journal<RequestOutcome>()
    let token = ClientToken.generate(for: .test)

    init(version: RequestHandler.Version = .http1, change: (inout DataPlan) -> Void = { _ in }) throws {
        var plan = DataPlan(guards: try Harness.guards())
        plan.timeouts.header = .seconds(10)
        plan.timeouts.bodyIdle = .seconds(30)
        plan.timeouts.keepAlive = .seconds(75)
        change(&plan)
        let table = IdentityTable(
            version: 1, identities: [Harness.hasher.hash(token.secret.revealed): Harness.identity()],
            hasher: Harness.hasher)
        context = LoopContext(
            loop: channel.embeddedEventLoop, plan: plan, identities: table, services: Harness.services(outcomes))
        connection = ClientConnection(
            address: ClientAddress(peer: IPAddress("192.0.2.1"), isSecure: false),
            counter: ConnectionCounter(limit: 10, limitPerAddress: 10))
        let meter = FramingMeter(headerLimit: plan.headerLimit)
        let requests = RequestHandler(context, connection, version: version, meter: meter)
        let pipeline = channel.pipeline.syncOperations
        if version == .http1 {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderListSize = plan.headerLimit
            limits.maxHeaderFieldSize = plan.headerLimit
            try pipeline.addHandler(ArrivalHandler(requests, meter))
            try pipeline.addHandler(
                ByteToMessageHandler(
                    HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: limits)))
        }
        try pipeline.addHandler(requests)
        try channel.connect(to: try SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
    }

    var isOpen: Bool { channel.isActive }
    var bearer: String { Harness.bearer(token) }

    func send(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

    func pass(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

    /// Everything that was written and not taken.
    func written() throws -> String {
        var text = ""
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: bytes) }
        return text
    }

    func answers() throws -> [Answer] {
        var bytes = Array(try written().utf8)
        var answers: [Answer] = []
        while let answer = Answer.take(from: &bytes, isEnd: true) { answers.append(answer) }
        return bytes.isEmpty ? answers : answers + [Answer(status: -1, body: bytes)]
    }

    func head(_ target: String, length: Int? = nil, more: String = "") -> String {
        "POST \(target) HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(bearer)\r\n"
            + (length.map { "content-type: application/json\r\ncontent-length: \($0)\r\n" } ?? "") + more + "\r\n"
    }
}
