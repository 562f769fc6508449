import Testing

@testable import Checks

@Suite struct ExpectedValueTests {
    @Test(arguments: [
        (ExpectedValue.integer, ["1", "-5", "+3", "1_000", " 7 "], ["10MB", "1.5", "", "-", "1h", "ten", "_1"]),
        (.number, ["1", "1.5", "-0.1", ".5", "1e-3"], ["1.5s", "", "1.2.3", "many"]),
        (.duration, ["30s", "1h30m", "0", "1.5h", "-2ms", "5µs"], ["30", "30d", "", "1 h", "s"]),
        (.goBoolean, ["true", "1", "F", "False"], ["on", "off", "yes", "no", ""]),
        (.pythonBoolean, ["true", "ON", "no", "Yes", "0"], ["enabled", "2", ""]),
        (.wordBoolean, ["true", "false"], ["True", "1", "on"]),
        (.truthy, ["true", "1", "on"], ["false", "0", "No", "off"]),
        (.comparison(with: "true", misread: ["on", "1"]), ["true", "false", "0"], ["on", "1"]),
    ])
    func values(expected: ExpectedValue, understood: [String], others: [String]) {
        for value in understood { #expect(expected.understands(value), "\(value)") }
        for value in others { #expect(!expected.understands(value), "\(value)") }
        #expect(!expected.description.isEmpty)
    }
}
