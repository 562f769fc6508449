internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Asks the system's resolver, which blocks, on threads of its own.
///
/// Of each name one question is under way at a time, and everybody who asks meanwhile hears its answer: a name whose servers are silent
/// keeps one thread, however many requests want it, and other names resolve beside it. Answers are not kept: who asks later asks anew.
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

    fileprivate struct Question: Hashable {
        var host: String
        var port: Int
    }

    private struct State {
        var waiting: [Question: [UInt64: @Sendable (Answer) -> Void]] = [:]
        var number: UInt64 = 0
    }

    /// Who waits for an answer, so that it can be told not to.
    struct Waiter: Sendable {
        fileprivate var question: Question
        fileprivate var number: UInt64
    }

    private let threads: NIOThreadPool
    private let ask: @Sendable (String, Int) -> Answer
    private let state = Mutex(State())

    /// - Parameter ask: asks the system, and blocks.
    init(
        threads: NIOThreadPool,
        ask: @escaping @Sendable (String, Int) -> Answer = { NameLookup.addresses(of: $0, port: $1) }
    ) {
        self.threads = threads
        self.ask = ask
    }

    /// Calls back once, on any thread, unless it is told not to.
    func addresses(of host: String, port: Int, _ body: @escaping @Sendable (Answer) -> Void) -> Waiter {
        let question = Question(host: host, port: port)
        let (number, isFirst) = state.withLock { state in
            state.number += 1
            let isFirst = state.waiting[question] == nil
            state.waiting[question, default: [:]][state.number] = body
            return (state.number, isFirst)
        }
        if isFirst {
            threads.submit { [self] state in
                var answer = Answer.failure(.unresolved)
                if case .active = state { answer = ask(host, port) }
                let waiting = self.state.withLock { $0.waiting.removeValue(forKey: question) }
                for body in (waiting ?? [:]).values { body(answer) }
            }
        }
        return Waiter(question: question, number: number)
    }

    /// Calls this one back no more: it waited long enough. The question stays, so that the name keeps no second thread.
    func forget(_ waiter: Waiter) {
        state.withLock { state in
            // An empty list is a question that nobody waits for.
            if state.waiting[waiter.question] != nil { state.waiting[waiter.question]?[waiter.number] = nil }
        }
    }

    /// How many wait.
    var waiterCount: Int { state.withLock { $0.waiting.values.reduce(0) { $0 + $1.count } } }

    /// What the system's resolver says; blocks.
    static func addresses(of host: String, port: Int) -> Answer {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        hints.ai_protocol = CInt(IPPROTO_TCP)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0, let first = list else {
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
