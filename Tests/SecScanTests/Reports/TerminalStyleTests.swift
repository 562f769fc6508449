import Rules
import Testing

@testable import SecScan

@Suite struct TerminalStyleTests {
    private static func all(_ style: TerminalStyle, _ text: String) -> [String] {
        [style.bold(text), style.faint(text), style.warning(text), style.good(text), style.mask(text)]
            + Severity.allCases.map { style.severity($0, text) }
    }

    @Test func codes() {
        let codes = ["1", "2", "1;33", "32", "31", "2", "36", "33", "31", "1;31"]
        #expect(Self.all(TerminalStyle(isOn: true), "x") == codes.map { "\u{1B}[\($0)mx\u{1B}[0m" })
    }

    @Test func off() {
        #expect(Self.all(TerminalStyle(isOn: false), "x") == Array(repeating: "x", count: 10))
    }

    @Test func nothingHasNoColour() {
        #expect(Self.all(TerminalStyle(isOn: true), "") == Array(repeating: "", count: 10))
    }
}
