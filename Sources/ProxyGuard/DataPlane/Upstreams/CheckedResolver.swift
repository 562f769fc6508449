internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Resolves names and hands on only the addresses that a policy admits. Of one connection, on its event loop.
final class CheckedResolver: Resolver, Sendable {
    private let policy: AddressPolicy
    private let version4: EventLoopPromise<[SocketAddress]>
    private let version6: EventLoopPromise<[SocketAddress]>
    private let names: NameLookup
    private let waiter = Mutex<NameLookup.Waiter?>(nil)

    init(policy: AddressPolicy, loop: any EventLoop, names: NameLookup = .shared) {
        self.policy = policy
        self.names = names
        version4 = loop.makePromise()
        version6 = loop.makePromise()
    }

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        // One query asks for both; it begins with that for version 6, which is always asked first.
        version4.futureResult
    }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        // What is an address already needs nobody to be asked.
        if let address = try? SocketAddress(ipAddress: host, port: port) {
            finish(.success([address]))
        } else {
            let asked = names.addresses(of: host, port: port) { [self] in finish($0) }
            waiter.withLock { $0 = asked }
        }
        return version6.futureResult
    }

    /// The connection is given up: its time is over.
    func cancelQueries() {
        if let waiter = waiter.withLock({ $0.take() }) { names.forget(waiter) }
        // Those that have an answer keep it.
        finish(.failure(.unresolved))
    }

    private func finish(_ answer: NameLookup.Answer) {
        switch answer {
        case .failure(let failure): fail(failure)
        case .success(let found):
            let admitted = found.filter(policy.admits)
            guard !admitted.isEmpty else { return fail(.addressRefused) }
            version4.succeed(admitted.filter { $0.protocol == .inet })
            version6.succeed(admitted.filter { $0.protocol == .inet6 })
        }
    }

    private func fail(_ failure: UpstreamFailure) {
        version4.fail(failure)
        version6.fail(failure)
    }
}
