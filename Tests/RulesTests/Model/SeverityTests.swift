import Testing

@testable import Rules

@Suite("Severity")
struct SeverityTests {
    @Test("is ordered from info to critical, whatever the alphabet says")
    func order() {
        #expect(Severity.allCases.sorted() == [.info, .low, .medium, .high, .critical])
        #expect(Severity.allCases.shuffled().max() == .critical)
        #expect(Severity.high < .critical)
        #expect(!(Severity.high < .high))
    }

    @Test("has the names of rule files")
    func names() {
        #expect(Severity.allCases.map(\.rawValue) == ["info", "low", "medium", "high", "critical"])
    }
}
