import Rules
import Testing

@testable import Checks

@Suite struct UnusedIgnoreTests {
    @Test func messages() {
        func message(_ scopes: [Range<Int>]) -> [String] {
            UnusedIgnore.findings(
                of: [Ignore(tool: .hadolint, subject: .name("DL3004"), range: 2..<8, scopes: scopes)]
            ).map(\.message)
        }
        #expect(message([0..<1]) == ["DL3004 holds nothing back here"])
        #expect(message([]) == ["no instruction stands directly below, so that DL3004 holds nothing back"])
    }
}
