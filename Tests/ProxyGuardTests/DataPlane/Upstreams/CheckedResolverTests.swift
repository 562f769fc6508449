import Dispatch
import NIOCore
import NIOPosix
import Testing

@testable import ProxyDataPlane

@Suite("Checked resolver", .timeLimit(.minutes(15)))
struct CheckedResolverTests {
    private func resolve(_ host: String, _ policy: AddressPolicy) async throws -> [SocketAddress] {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let resolver = CheckedResolver(policy: policy, loop: loop)
        let version6 = resolver.initiateAAAAQuery(host: host, port: 4711)
        let version4 = resolver.initiateAQuery(host: host, port: 4711)
        do {
            return try await version4.get() + version6.get()
        } catch {
            // Both fail alike, so that none is waited for.
            await #expect(throws: UpstreamFailure.self) { try await version6.get() }
            throw error
        }
    }

    @Test("a name of this machine, and its addresses as they are written")
    func admitted() async throws {
        for host in ["localhost", "127.0.0.1", "127.0.0.2"] {
            let found = try await resolve(host, .loopbackOnly)
            #expect(!found.isEmpty && found.allSatisfy { $0.port == 4711 && AddressPolicy.loopbackOnly.admits($0) })
        }
        #expect(try await resolve("127.0.0.1", .loopbackOnly).map(\.ipAddress) == ["127.0.0.1"])
        #expect(try await resolve("192.0.1.7", .publicOnly).map(\.ipAddress) == ["192.0.1.7"])
    }

    /// ATK-05, ATK-06: however an address is written, what it is counts.
    @Test(
        "no other address is handed on",
        arguments: [
            "127.0.0.1", "localhost", "0.0.0.0", "127.1", "2130706433", "0x7f.1", "169.254.169.254", "::1",
            "::ffff:127.0.0.1", "fd00:ec2::254", "10.0.0.1",
        ])
    func refused(host: String) async {
        await #expect(throws: UpstreamFailure.addressRefused) { try await resolve(host, .publicOnly) }
    }

    @Test("a name without an address")
    func unresolved() async {
        await #expect(throws: UpstreamFailure.unresolved) { try await resolve("name.invalid", .publicOnly) }
    }

    private func lookup(_ ask: @escaping @Sendable (String) -> NameLookup.Answer) -> (NameLookup, NIOThreadPool) {
        let threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
        return (NameLookup(threads: threads, ask: ask), threads)
    }

    @Test("what is an address already asks nobody")
    func literal() async throws {
        let (names, threads) = lookup { _ in
            Issue.record("nobody has to be asked")
            return .failure(.unresolved)
        }
        for host in ["192.0.1.7", "2606:4700::1"] {
            let resolver = CheckedResolver(
                policy: .publicOnly, loop: MultiThreadedEventLoopGroup.singleton.next(), names: names)
            let version6 = try await resolver.initiateAAAAQuery(host: host, port: 1).get()
            let version4 = try await resolver.initiateAQuery(host: host, port: 1).get()
            #expect((version4 + version6).map(\.ipAddress).count == 1)
        }
        try await threads.shutdownGracefully()
    }

    @Test("a connection that is given up waits no longer, and what comes later harms nobody")
    func cancelled() async throws {
        let gate = DispatchSemaphore(value: 0)
        let (names, threads) = lookup { _ in
            gate.wait()
            return .success([])
        }
        let resolver = CheckedResolver(
            policy: .publicOnly, loop: MultiThreadedEventLoopGroup.singleton.next(), names: names)
        let version6 = resolver.initiateAAAAQuery(host: "hangs.test", port: 1)
        let version4 = resolver.initiateAQuery(host: "hangs.test", port: 1)
        #expect(names.waiterCount == 1)
        resolver.cancelQueries()
        #expect(names.waiterCount == 0)
        for future in [version4, version6] {
            await #expect(throws: UpstreamFailure.unresolved) { try await future.get() }
        }
        gate.signal()
        try await threads.shutdownGracefully()
        resolver.cancelQueries()
    }
}
