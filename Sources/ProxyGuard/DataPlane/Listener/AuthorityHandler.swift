internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP2

/// Leaves every host that a request of HTTP/2 names to the checks: `:authority`, and `host` where that stands beside it.
///
/// The library's translation to the parts of HTTP/1.1 takes `host` and drops `:authority`, whatever either says. One that says the same
/// is dropped here; of one that differs both are kept, which the checks refuse as a header that stands there twice. A request without
/// `:authority`, or with what no request line can hold, would be reset without a word: it gets its `host`, or an empty one, which is
/// refused with an answer. Source: RFC 9113, section 8.3.1
final class AuthorityHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    typealias InboundOut = HTTP2Frame.FramePayload

    /// What comes after the headers of a request may be its trailers, which have no host.
    private var isFirst = true

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard isFirst, case .headers(var content) = Self.unwrapInboundIn(data) else {
            return context.fireChannelRead(data)
        }
        isFirst = false
        guard Self.unify(&content.headers) else { return context.fireChannelRead(data) }
        context.fireChannelRead(Self.wrapInboundOut(.headers(content)))
    }

    /// Whether anything had to be changed; in what nearly every client sends nothing has.
    static func unify(_ headers: inout HPACKHeaders) -> Bool {
        var authorities: [String] = []
        var hosts: [String] = []
        for (name, value, _) in headers {
            if name == ":authority" { authorities.append(value) } else if name == "host" { hosts.append(value) }
        }
        switch (authorities.count, hosts.count) {
        case (1, 0):
            guard !isSayable(authorities[0]) else { return false }
            headers.replaceOrAdd(name: ":authority", value: "")
        case (1, 1) where isSame(authorities[0], hosts[0]): headers.remove(name: "host")
        case (1, _):
            headers.add(name: "host", value: authorities[0])
            if !isSayable(authorities[0]) { headers.replaceOrAdd(name: ":authority", value: "") }
        case (0, 0...1):
            headers.remove(name: "host")
            headers.add(name: ":authority", value: hosts.first.flatMap { isSayable($0) ? $0 : nil } ?? "")
        case (0, _): headers.add(name: ":authority", value: "")
        // Two of them the library refuses.
        default: return false
        }
        return true
    }

    /// Whether the library hands it on.
    private static func isSayable(_ value: String) -> Bool { value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        isSayable(one) && one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
    }
}
