import Rules
import Testing

@testable import Checks

@Suite struct ReportedSecretsTests {
    private func secrets(_ texts: [String]) -> ReportedSecrets { ReportedSecrets(texts.map { Secret($0.utf8) }) }

    @Test(arguments: [
        ("plum", true), ("a plum tree", true), ("pear", true), ("pearl", true), ("an appearance", true), ("plu", false),
        ("", false), ("apple", false), ("zebra", false), ("quince", true), ("pe", false),
    ])
    func values(value: String, expected: Bool) {
        #expect(secrets(["plum", "", "pear", "pearls", "quince", "plum9"]).occur(in: value) == expected)
    }

    @Test func none() { #expect(!secrets([]).occur(in: "plum") && !secrets([""]).occur(in: "")) }

    /// Each value is looked up among all of them, not compared with each.
    @Test func many() {
        let all = secrets((0..<4000).map { "plum\($0)tree" })
        #expect((0..<4000).allSatisfy { all.occur(in: "plum\($0)tree") && !all.occur(in: "plum\($0)bush") })
    }
}
