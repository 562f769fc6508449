import Dispatch
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import ProxyConfiguration
import Testing

@testable import ProxyDataPlane

@Suite("Upstream pool", .timeLimit(.minutes(15)))
struct UpstreamPoolTests {
    @Test("requests of one loop share connections; another plan has others")
    func reuse() async throws {
        try await Harness.run { harness async throws in
            for _ in 0..<5 { #expect(try await harness.ask(harness.request())?.status == 200) }
            #expect(harness.provider.connectionCount == 1)
            try await harness.plane.use(harness.plan)
            try await #require(harness.provider.closed(0)).wait()
            #expect(try await harness.ask(harness.request())?.status == 200)
            #expect(harness.provider.connectionCount == 2)
        }
    }

    private func failure(_ change: (inout Upstream) -> Void) async throws -> UpstreamFailure? {
        var upstream = Harness.upstream(port: 1)
        change(&upstream)
        let pinned = upstream
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let promise = loop.makePromise(of: UpstreamFailure?.self)
        loop.execute {
            let pool = UpstreamPool(pinned, loop: loop, flushes: FlushConsolidation(loop))
            pool.lease { result in
                #expect(pool.count == ((try? result.get()) == nil ? 0 : 1))
                switch result {
                case .success(let connection):
                    connection.close()
                    promise.succeed(nil)
                case .failure(let failure): promise.succeed(failure)
                }
                #expect(pool.count == 0)
            }
        }
        let result = try await promise.futureResult.get()
        try await group.shutdownGracefully()
        return result
    }

    @Test("why no connection came about")
    func failures() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let provider = try await ProviderStub.start(on: group) { _ in [] }
        let port = provider.port
        #expect(try await failure { $0.port = port } == nil)
        #expect(try await failure { $0.host = "name.invalid" } == .unresolved)
        // ATK-06: what counts is the address that the name stands for now.
        for host in ["127.0.0.1", "localhost"] {
            #expect(
                try await failure {
                    ($0.port, $0.host, $0.addresses) = (port, host, .publicOnly)
                } == .addressRefused)
        }
        #expect(try await failure { ($0.port, $0.addresses) = (port, .privateToo) } == .addressRefused)
        // It speaks no TLS.
        let tls = try ServerTLS.client(minimumVersion: .tls12)
        let handshake = try await failure {
            ($0.port, $0.tls, $0.connectTimeout) = (port, tls, .milliseconds(300))
        }
        #expect([.handshake, .connectTimeout].contains(handshake))
        try await group.shutdownGracefully()
        // Bound, so that nobody else gets the port, and not listening.
        let bound = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(bound) }
        let taken = try SocketAddress(ipAddress: "127.0.0.1", port: 0).withSockAddr { bind(bound, $0, socklen_t($1)) }
        #expect(taken == 0)
        let closed = withUnsafeTemporaryAllocation(of: sockaddr.self, capacity: 8) { address in
            var size = socklen_t(8 * MemoryLayout<sockaddr>.stride)
            guard getsockname(bound, address.baseAddress, &size) == 0 else { return 0 }
            let bytes = UnsafeRawBufferPointer(address)
            return Int(bytes[2]) << 8 | Int(bytes[3])
        }
        #expect(closed > 0)
        #expect(try await failure { $0.port = closed } == .unreachable)
    }

    @Test("where more names hang than there are threads, each connection fails when its time is over")
    func hangingNames() async throws {
        let gate = DispatchSemaphore(value: 0)
        let threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
        let names = NameLookup(threads: threads) { _ in
            gate.wait()
            return .failure(.unresolved)
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let failures = Journal<UpstreamFailure?>()
        for number in 0..<3 {
            loop.execute {
                var upstream = Harness.upstream(port: 1)
                (upstream.host, upstream.connectTimeout) = ("hangs\(number).test", .milliseconds(100))
                let pool = UpstreamPool(upstream, loop: loop, flushes: FlushConsolidation(loop), names: names)
                pool.lease { result in
                    if case .failure(let failure) = result { failures.append(failure) } else { failures.append(nil) }
                    #expect(pool.count == 0)
                }
            }
        }
        #expect(try await failures.wait(for: 3) == [.connectTimeout, .connectTimeout, .connectTimeout])
        #expect(names.waiterCount == 0)
        gate.signal()
        try await threads.shutdownGracefully()
        try await group.shutdownGracefully()
    }

    @Test("a provider that cannot show the certificate of its name sees no byte of a request")
    func certificate() async throws {
        let files = try TestCertificate()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let seen = Journal<Int>()
        let context = try ServerTLS.context(
            certificateFile: files.certificate, keyFile: files.key, minimumVersion: .tls12,
            ciphers: ServerTLSTests.suites)
        let channel = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try channel.pipeline.syncOperations.addHandler(ByteCounter(seen))
                }
            }.bind(host: "127.0.0.1", port: 0).get()
        let tls = try ServerTLS.client(minimumVersion: .tls12)
        let port = channel.localAddress?.port ?? 0
        try await Harness.with({
            $0.upstream.port = port
            $0.upstream.tls = tls
            $0.upstream.host = "localhost"
        }).run { harness async throws in
            #expect(try await harness.ask(harness.request())?.status == 502)
            #expect(try await harness.outcomes.wait(for: 1).first?.failure == "certificate_refused")
        }
        #expect(seen.all.isEmpty)
        try await group.shutdownGracefully()
    }

    private final class ByteCounter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let seen: Journal<Int>
        init(_ seen: Journal<Int>) { self.seen = seen }
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            seen.append(Self.unwrapInboundIn(data).readableBytes)
        }
    }
}
