internal import Glibc
internal import NIOCore
internal import NIOPosix

/// Resolves names and hands on only the addresses that a policy admits.
final class CheckedResolver: Resolver, Sendable {
    private let policy: AddressPolicy
    private let version4: EventLoopPromise<[SocketAddress]>
    private let version6: EventLoopPromise<[SocketAddress]>
    private let threads: NIOThreadPool

    init(policy: AddressPolicy, loop: any EventLoop, threads: NIOThreadPool = .singleton) {
        self.policy = policy
        self.threads = threads
        version4 = loop.makePromise()
        version6 = loop.makePromise()
    }

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        // One query asks for both; it begins with that for version 6, which is always asked first.
        version4.futureResult
    }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        threads.submit { [self] state in
            guard case .active = state else {
                version4.fail(ChannelError.ioOnClosedChannel)
                return version6.fail(ChannelError.ioOnClosedChannel)
            }
            let found: [SocketAddress]
            do throws(UpstreamFailure) {
                found = try Self.addresses(of: host, port: port)
            } catch {
                version4.fail(error)
                return version6.fail(error)
            }
            let admitted = found.filter(policy.admits)
            guard !admitted.isEmpty else {
                version4.fail(UpstreamFailure.addressRefused)
                return version6.fail(UpstreamFailure.addressRefused)
            }
            version4.succeed(admitted.filter { $0.protocol == .inet })
            version6.succeed(admitted.filter { $0.protocol == .inet6 })
        }
        return version6.futureResult
    }

    func cancelQueries() {}

    /// What the system's resolver says; blocks.
    private static func addresses(of host: String, port: Int) throws(UpstreamFailure) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        hints.ai_protocol = CInt(IPPROTO_TCP)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0, let first = list else { throw .unresolved }
        defer { freeaddrinfo(first) }
        var addresses: [SocketAddress] = []
        var next: UnsafeMutablePointer<addrinfo>? = first
        while let entry = next {
            next = entry.pointee.ai_next
            guard let address = entry.pointee.ai_addr else { continue }
            switch entry.pointee.ai_family {
            case AF_INET:
                address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    addresses.append(SocketAddress($0.pointee, host: host))
                }
            case AF_INET6:
                address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    addresses.append(SocketAddress($0.pointee, host: host))
                }
            default: continue
            }
        }
        return addresses
    }
}
