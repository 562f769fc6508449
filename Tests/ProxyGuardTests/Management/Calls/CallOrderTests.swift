import Synchronization
import Testing

@testable import ProxyManagement

@Suite("Order of calls")
struct CallOrderTests {
    private final class Steps: Sendable {
        private let texts = Mutex<[String]>([])
        func add(_ text: String) { texts.withLock { $0.append(text) } }
        var all: [String] { texts.withLock { $0 } }
    }

    @Test("none begins before the one before it has ended, failed ones too")
    func order() async throws {
        let order = CallOrder()
        let steps = Steps()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    _ = try? await order.perform { () async throws(ManagementError) -> Answer in
                        steps.add("begin \(number)")
                        for _ in 0..<5 { await Task.yield() }
                        steps.add("end \(number)")
                        if number.isMultiple(of: 2) { throw .notFound }
                        return Answer()
                    }
                }
            }
        }
        let all = steps.all
        #expect(all.count == 100)
        for index in stride(from: 0, to: all.count, by: 2) {
            #expect(all[index + 1] == all[index].replacing("begin", with: "end"))
        }
    }

    @Test("a call is carried through though its caller is cancelled, and its failure is told")
    func cancelled() async throws {
        let order = CallOrder()
        let steps = Steps()
        let task = Task {
            try await order.perform { () async throws(ManagementError) -> Answer in
                steps.add(Task.isCancelled ? "cancelled" : "carried through")
                throw .notFound
            }
        }
        task.cancel()
        await #expect(throws: ManagementError.notFound) { try await task.value }
        #expect(steps.all == ["carried through"])
    }
}
