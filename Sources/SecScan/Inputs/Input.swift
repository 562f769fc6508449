/// Something that can be scanned.
protocol Input: Sendable {
    func scan(_ context: ScanContext) async throws -> InputOutcome
}
