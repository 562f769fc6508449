import Synchronization
import Testing

@testable import ProxyManagement

@Suite("Order of calls")
struct CallOrderTests {
    @Test("none begins before the one before it has ended, failed ones too")
    func order() async throws {
        let order = CallOrder()
        let steps = Mutex<[String]>([])
        await withTaskGroup { group in
            for number in 0..<50 {
                group.addTask {
                    _ = try? await order.perform { () async throws(ManagementError) -> Answer in
                        steps.withLock { $0.append("begin \(number)") }
                        for _ in 0..<5 { await Task.yield() }
                        steps.withLock { $0.append("end \(number)") }
                        if number.isMultiple(of: 2) { throw .notFound }
                        return Answer()
                    }
                }
            }
        }
        let all = steps.withLock { $0 }
        #expect(all.count == 100)
        for index in stride(from: 0, to: all.count, by: 2) {
            #expect(all[index + 1] == all[index].replacing("begin", with: "end"))
        }
    }

    @Test("a call is carried through though its caller is cancelled, and its failure is told")
    func cancelled() async throws {
        let order = CallOrder()
        let isDone = Atomic<Bool>(false)
        let task = Task {
            try await order.perform { () async throws(ManagementError) -> Answer in
                isDone.store(!Task.isCancelled, ordering: .releasing)
                throw .notFound
            }
        }
        task.cancel()
        await #expect(throws: ManagementError.notFound) { try await task.value }
        #expect(isDone.load(ordering: .acquiring))
    }
}
