internal import NIOCore
internal import NIOPosix
internal import ProxyGuards
internal import Synchronization

/// A few threads that look into long bodies, so that no event loop, and nobody else whom it serves, waits for that.
///
/// A body of 64 KiB of prose takes about a millisecond and a half; longer ones are worth the way to another thread and back.
final class GuardThreads: Sendable {
    /// For all data planes of the process.
    static let shared = {
        let threads = NIOThreadPool(numberOfThreads: max(1, System.coreCount / 2))
        threads.start()
        return GuardThreads(threads, mostWaiting: 64)
    }()
    /// In bytes; longer bodies come here.
    static let threshold = 64 << 10

    /// Not shared between threads at any time: each is with the one who took it.
    private struct Idle: @unchecked Sendable {
        var worker: GuardWorker
    }

    private let threads: NIOThreadPool
    private let mostWaiting: Int
    private let waiting = Atomic(0)
    private let idle = Mutex<[Idle]>([])

    /// - Parameters:
    ///   - threads: running.
    ///   - mostWaiting: jobs that wait or run.
    init(_ threads: NIOThreadPool, mostWaiting: Int) {
        self.threads = threads
        self.mostWaiting = mostWaiting
    }

    /// Runs a job and hands over what it returns on an event loop.
    ///
    /// - Returns: false if too many jobs wait; then `then` is not called.
    func run<Value: Sendable>(
        _ engine: GuardEngine, on loop: any EventLoop, _ job: @escaping @Sendable (GuardWorker) -> Value,
        then: @escaping (Value) -> Void
    ) -> Bool {
        guard waiting.add(1, ordering: .relaxed).newValue <= mostWaiting else {
            waiting.subtract(1, ordering: .relaxed)
            return false
        }
        let promise = loop.makePromise(of: Value.self)
        promise.futureResult.assumeIsolated().whenSuccess(then)
        threads.submit { [self] state in
            defer { waiting.subtract(1, ordering: .relaxed) }
            guard case .active = state else { return promise.fail(CancellationError()) }
            let worker = take(engine)
            let value = job(worker)
            idle.withLock { $0.append(Idle(worker: worker)) }
            promise.succeed(value)
        }
        return true
    }

    /// One that nobody uses; those of an engine that was replaced go.
    private func take(_ engine: GuardEngine) -> GuardWorker {
        let found = idle.withLock { idle in
            idle.removeAll { $0.worker.engine !== engine }
            return idle.popLast()
        }
        return found?.worker ?? engine.makeWorker()
    }
}
