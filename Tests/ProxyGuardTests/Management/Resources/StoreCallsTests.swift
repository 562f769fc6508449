import ProxyStore
import Testing

@testable import ProxyManagement

@Suite("Store calls")
struct StoreCallsTests {
    @Test("a failure of the store becomes one of management")
    func translated() async throws {
        let bench = try Bench()
        await #expect(throws: ManagementError.notFound) {
            _ = try await fromStore { () throws(StoreError) in
                try await bench.services.store.token(RecordID.token.generate())
            }
        }
    }
}
