internal import NIOCore
internal import ProxyGuards
internal import ProxyRoutes

extension Exchange {
    /// Prepares a request with a long body: reads it and looks into it on other threads, and decides on its own.
    ///
    /// Whatever ends the request in the meantime ends this, too: what comes back then is dropped.
    func prepareApart(_ route: MatchedRoute) {
        phase = .preparing
        let (body, boundary) = (body, boundary)
        apart { _ in
            RequestContent.read(body, route.route, boundary: boundary)
        } then: { [self] read in
            if let error = take(read) ?? admit(route) { return refuse(error) }
            let (content, upstream) = (content, upstream)
            apart {
                content.verdict(body, $0, for: upstream)
            } then: { [self] verdict in
                if let error = take(verdict, route) { return refuse(error) }
                sendOn()
            }
        }
    }

    private func apart<Value: Sendable>(
        _ job: @escaping @Sendable (GuardWorker) -> Value, then: @escaping (Value) -> Void
    ) {
        let isTaken = GuardThreads.shared.run(loop.guards.engine, on: loop.loop, job) { [self] value in
            guard case .preparing = phase else { return }
            then(value)
        }
        if !isTaken { refuse(.overloaded()) }
    }
}
