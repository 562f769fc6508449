internal import ProxyStore

/// Asks the store, and tells a failure in management's terms.
func fromStore<Value>(
    _ body: () async throws(StoreError) -> Value
) async throws(ManagementError) -> Value {
    do throws(StoreError) { return try await body() } catch { throw ManagementError(error) }
}
