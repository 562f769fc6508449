import Testing

@testable import ProxyRecords

@Suite("Completion")
struct CompletionTests {
    @Test("the first value counts, from another thread too")
    func once() {
        let completion = Completion<Int>()
        let thread = WriterThread {
            completion.finish(1)
            completion.finish(2)
        }
        #expect(completion.wait() == 1)
        thread.join()
        #expect(completion.wait() == 1)
    }
}
