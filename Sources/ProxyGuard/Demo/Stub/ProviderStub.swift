internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import ProxyManagement
internal import Synchronization

/// A provider on this machine that speaks the APIs that the proxy knows, and remembers what it was asked.
///
/// Some models have a meaning: those that begin with `stub-busy` are refused with 429 when they are asked for first, `stub-error` is
/// always answered with 500, and `stub-endless` streams until nobody reads.
public final class ProviderStub: Sendable {
    /// Decides about a request; nil for what a provider would answer.
    public typealias Behaviour = @Sendable (StubRequest) -> StubAnswer?

    private struct Waiter {
        var count: Int
        var continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var requests: [StubRequest] = []
        var connections = 0
        /// Answers that the other side did not wait for.
        var cut = 0
        var busy: Set<String> = []
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())
    private let behaviour: Behaviour?
    private let channel = Mutex<(any Channel)?>(nil)

    private init(_ behaviour: Behaviour?) { self.behaviour = behaviour }

    /// Listens on a free port of 127.0.0.1.
    public static func start(_ behaviour: Behaviour? = nil) async throws -> ProviderStub {
        let stub = ProviderStub(behaviour)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    stub.state.withLock { $0.connections += 1 }
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(
                        ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
                    try pipeline.addHandler(StubHandler { stub.arrived($0, $1) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        stub.channel.withLock { $0 = channel }
        return stub
    }

    /// The port; 0 when it has stopped.
    public var port: Int { channel.withLock { $0?.localAddress?.port } ?? 0 }

    /// What came so far.
    public var requests: [StubRequest] { state.withLock { $0.requests } }

    /// Connections that were opened so far.
    public var connectionCount: Int { state.withLock { $0.connections } }

    /// Answers during which the other side closed its connection.
    public var cutCount: Int { state.withLock { $0.cut } }

    /// Waits until so many requests came, whichever they are; false if they do not within a minute.
    public func receives(_ count: Int) async -> Bool {
        await withCheckedContinuation { continuation in
            let number = state.withLock { state -> Int? in
                guard state.requests.count < count else { return nil }
                state.nextWaiter += 1
                state.waiters[state.nextWaiter] = Waiter(count: count, continuation: continuation)
                return state.nextWaiter
            }
            guard let number else { return continuation.resume(returning: true) }
            MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: .seconds(60)) {
                self.state.withLock { $0.waiters.removeValue(forKey: number) }?.continuation.resume(returning: false)
            }
        }
    }

    /// Takes no more connections.
    public func stop() async {
        let channel = channel.withLock { channel in
            defer { channel = nil }
            return channel
        }
        try? await channel?.close()
    }

    private func arrived(_ request: StubRequest, _ wire: StubWire) {
        let isFigures = request.path == "/stub/figures"
        if !isFigures {
            let ready = state.withLock { state -> [Waiter] in
                state.requests.append(request)
                let ready = state.waiters.filter { $0.value.count <= state.requests.count }
                for number in ready.keys { state.waiters[number] = nil }
                return Array(ready.values)
            }
            for waiter in ready { waiter.continuation.resume(returning: true) }
        }
        let answer =
            isFigures ? figures : behaviour?(request) ?? marked(request) ?? ProviderAnswers.answer(to: request)
        Task {
            do {
                try await answer.script(wire)
            } catch {
                self.state.withLock { $0.cut += 1 }
                try? await wire.close()
            }
        }
    }

    // MARK: For checks from outside

    private var figures: StubAnswer {
        let (requests, cut) = state.withLock { ($0.requests.count, $0.cut) }
        return .json(["requests": .integer(Int64(requests)), "cut": .integer(Int64(cut))])
    }

    /// What the names of some models ask for.
    private func marked(_ request: StubRequest) -> StubAnswer? {
        guard let model = ProviderAnswers.model(of: request) else { return nil }
        if model.hasPrefix("stub-busy"), state.withLock({ $0.busy.insert(model).inserted }) {
            return .whole(
                status: 429,
                headers: [("content-type", "application/json"), ("retry-after-ms", "20"), ("retry-after", "0.02")],
                ProviderAnswers.error("rate_limit_exceeded", "The stub is busy.", request))
        }
        if model == "stub-error" {
            return .whole(
                status: 500, headers: [("content-type", "application/json")],
                ProviderAnswers.error("server_error", "The stub has failed.", request))
        }
        return model == "stub-endless" ? ProviderAnswers.endless(request) : nil
    }
}
