internal import NIOCore
internal import ProxyConfiguration
internal import ProxyGuards
internal import ProxyLimits
internal import ProxyRoutes

extension Exchange {
    /// Has the provider count the tokens of a stream whose client did not ask for that, where they have to be known.
    ///
    /// OpenAI's API counts streams only if it is asked to; the others always do.
    /// Source: https://platform.openai.com/docs/api-reference/chat/create#chat-create-stream_options
    func askForUsage(_ route: MatchedRoute, _ upstream: Upstream) {
        guard route.route.operation == .chatCompletions || route.route.operation == .completions,
            case .json(let document) = content, document.stream, needsUsage(upstream),
            let asking = body.withUnsafeReadableBytes({ document.askingForUsage(in: $0) })
        else { return }
        body = ByteBuffer(bytes: asking)
        hidesUsage = true
    }

    private func needsUsage(_ upstream: Upstream) -> Bool {
        switch upstream.streamUsage {
        case .always: true
        case .never: false
        case .limited:
            [identity?.tokenLimits, identity?.projectLimits, plan.tokenLimits, plan.projectLimits]
                .contains { $0?.modelTokensPerMinute != nil }
        }
    }
}
