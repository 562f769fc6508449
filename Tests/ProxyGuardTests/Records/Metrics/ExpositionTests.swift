import Testing

@testable import ProxyRecords

@Suite("Exposition")
struct ExpositionTests {
    @Test(
        "numbers as Go reads them",
        arguments: [
            (1.0, "1"), (0.5, "0.5"), (1e-05, "1e-05"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (1e20, "1e+20"),
        ])
    func numbers(value: Double, text: String) { #expect(Exposition.number(value) == text) }

    @Test("no number is NaN")
    func notANumber() { #expect(Exposition.number(.nan) == "NaN") }
}
