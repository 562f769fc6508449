internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Puts the headers that browsers are told with on every answer, also on those that no call came to: to broken requests.
/// Source: https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers
final class AnswerHeaders: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    static let all: [HTTPField] = [
        ("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"), ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
    ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        for field in Self.all { head.headerFields[field.name] = field.value }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
