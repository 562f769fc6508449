/// Has calls done one after the other, in the order in which they come.
///
/// What sets several things, with pauses in between, would leave a mixture of both beside another one that sets the same.
actor CallOrder {
    private var last: Task<Void, Never>?

    /// Returns once the calls before it are done, and then this one; it is carried through even if its caller is gone.
    func perform(
        _ call: @escaping @Sendable () async throws(ManagementError) -> Answer
    ) async throws(ManagementError) -> Answer {
        let before = last
        let task = Task { () async -> Result<Answer, ManagementError> in
            await before?.value
            do throws(ManagementError) { return .success(try await call()) } catch { return .failure(error) }
        }
        last = Task { _ = await task.value }
        return try await task.value.get()
    }
}
