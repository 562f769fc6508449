import Testing

@testable import Rules

@Suite("Confidence")
struct ConfidenceTests {
    @Test("is ordered from low to certain")
    func order() {
        #expect(Confidence.allCases.sorted() == [.low, .medium, .high, .certain])
        #expect(Confidence.high < .certain)
        #expect(!(Confidence.low < .low))
    }

    @Test(
        "lowering goes one step and ends at low",
        arguments: zip([Confidence.certain, .high, .medium, .low], [.high, .medium, .low, .low] as [Confidence]))
    func lowered(from: Confidence, to: Confidence) {
        #expect(from.lowered == to)
    }
}
