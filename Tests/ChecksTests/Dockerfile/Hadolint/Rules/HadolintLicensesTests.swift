import Rules
import Testing

@testable import Checks

@Suite("HadolintLicenses")
struct HadolintLicensesTests {
    @Test("names that the list of hadolint has", arguments: ["MIT", "GPL-3.0-or-later", "Unicode-3.0", "CC0-1.0"])
    func known(name: String) {
        #expect(HadolintLicenses.contain(name))
    }

    @Test(
        "deprecated ones, newer ones, other letters", arguments: ["GPL-3.0+", "Nunit", "FSL-1.1-MIT", "Mit", "x", ""])
    func unknown(name: String) {
        #expect(!HadolintLicenses.contain(name))
    }
}
