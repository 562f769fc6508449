internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Asks the system's resolver, which blocks, on threads of its own.
///
/// Of each name one question is under way at a time, whatever ports are wanted, and everybody who asks meanwhile hears its answer: a name
/// whose servers are silent keeps one thread, however many requests want it, and other names resolve beside it. Answers are not kept: who
/// asks later asks anew. Of more names than threads some wait; one that nobody waits for any more is not asked for.
final class NameLookup: Sendable {
    /// What a name stands for, or why it stands for nothing.
    typealias Answer = Result<[SocketAddress], UpstreamFailure>

    /// For all connections of the program.
    static let shared: NameLookup = {
        // It lives as long as the program does, so nobody stops it.
        let threads = NIOThreadPool(numberOfThreads: threadCount)
        threads.start()
        return NameLookup(threads: threads)
    }()

    /// So many names that do not resolve leave no thread for others; each until the system's resolver gives up on it.
    static let threadCount = 8

    private struct Asker {
        var port: Int
        var body: @Sendable (Answer) -> Void
    }

    private struct State {
        /// By name. An empty list is a question that nobody waits for.
        var waiting: [String: [UInt64: Asker]] = [:]
        var number: UInt64 = 0
    }

    /// Who waits for an answer, so that it can be told not to.
    struct Waiter: Sendable {
        fileprivate var host: String
        fileprivate var number: UInt64
    }

    private let threads: NIOThreadPool
    private let ask: @Sendable (String) -> Answer
    private let state = Mutex(State())

    /// - Parameter ask: asks the system for the addresses of a name, whose ports do not count, and blocks.
    init(
        threads: NIOThreadPool,
        ask: @escaping @Sendable (String) -> Answer = { NameLookup.addresses(of: $0) }
    ) {
        self.threads = threads
        self.ask = ask
    }

    /// Calls back once, on any thread, unless it is told not to.
    func addresses(of host: String, port: Int, _ body: @escaping @Sendable (Answer) -> Void) -> Waiter {
        let (number, isFirst) = state.withLock { state in
            state.number += 1
            let isFirst = state.waiting[host] == nil
            state.waiting[host, default: [:]][state.number] = Asker(port: port, body: body)
            return (state.number, isFirst)
        }
        if isFirst {
            threads.submit { [self] state in
                guard isWanted(host) else { return }
                var answer = Answer.failure(.unresolved)
                if case .active = state { answer = ask(host) }
                let waiting = self.state.withLock { $0.waiting.removeValue(forKey: host) }
                for asker in (waiting ?? [:]).values { asker.body(Self.answer(answer, port: asker.port)) }
            }
        }
        return Waiter(host: host, number: number)
    }

    /// Whether somebody still waits; if not, who asks next asks anew.
    private func isWanted(_ host: String) -> Bool {
        state.withLock { state in
            guard state.waiting[host]?.isEmpty ?? true else { return true }
            state.waiting[host] = nil
            return false
        }
    }

    private static func answer(_ answer: Answer, port: Int) -> Answer {
        answer.map { addresses in
            addresses.map { address in
                var address = address
                address.port = port
                return address
            }
        }
    }

    /// Calls this one back no more: it waited long enough. A question that is under way stays, so that the name keeps no second thread.
    func forget(_ waiter: Waiter) {
        state.withLock { state in
            if state.waiting[waiter.host] != nil { state.waiting[waiter.host]?[waiter.number] = nil }
        }
    }

    /// How many wait.
    var waiterCount: Int { state.withLock { $0.waiting.values.reduce(0) { $0 + $1.count } } }

    /// What the system's resolver says of a name, with no port; blocks.
    static func addresses(of host: String) -> Answer {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        hints.ai_protocol = CInt(IPPROTO_TCP)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0, let first = list else {
            return .failure(.unresolved)
        }
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
        return .success(addresses)
    }
}
