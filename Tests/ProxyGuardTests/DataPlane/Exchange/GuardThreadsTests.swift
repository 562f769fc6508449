import Dispatch
import NIOCore
import NIOPosix
import ProxyGuards
import Testing

@testable import ProxyDataPlane

@Suite("Guard threads", .timeLimit(.minutes(15)))
struct GuardThreadsTests {
    @Test("jobs run elsewhere, and what they say comes back on the loop; so many wait and no more")
    func bounded() async throws {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        let threads = GuardThreads(pool, mostWaiting: 2)
        let engine = try Harness.guards()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let gate = DispatchSemaphore(value: 0)
        let seen = Journal<Bool>()
        let taken = try await loop.submit { () -> [Bool] in
            (0..<3).map { _ in
                threads.run(engine, on: loop) { _ in
                    gate.wait()
                    return loop.inEventLoop
                } then: { wasOnLoop in
                    seen.append(!wasOnLoop && loop.inEventLoop)
                }
            }
        }.get()
        #expect(taken == [true, true, false] && seen.all.isEmpty)
        for _ in 0..<2 { gate.signal() }
        #expect(try await seen.wait(for: 2) == [true, true])
        try await pool.shutdownGracefully()
        try await group.shutdownGracefully()
    }
}
