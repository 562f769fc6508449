import Testing

@testable import ProxyRecords

@Suite("Writer thread")
struct WriterThreadTests {
    @Test("join waits for the end of the body")
    func join() {
        let gate = Completion<Bool>()
        let done = Completion<Int>()
        let thread = WriterThread {
            _ = gate.wait()
            done.finish(7)
        }
        gate.finish(true)
        #expect(thread.join())
        #expect(done.wait() == 7)
    }
}
