import Rules
import Testing

@testable import Checks

@Suite("Table of licences")
struct LicenseTableTests {
    @Test("it has what is common, lower-case")
    func common() {
        for name in ["mit", "apache-2.0", "gpl-3.0-or-later", "0bsd", "zpl-2.1"] {
            #expect(LicenseTable.licenses.contains(name), "\(name)")
        }
        #expect(LicenseTable.exceptions.contains("classpath-exception-2.0"))
        #expect(LicenseTable.licenses.count > 600)
        #expect(LicenseTable.licenses.isDisjoint(with: LicenseTable.exceptions))
    }
}
