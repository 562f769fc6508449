import Testing

@testable import ProxyStore

@Suite struct RecordIDTests {
    @Test(arguments: RecordID.allCases)
    func generated(kind: RecordID) {
        let ids = Set((0..<1000).map { _ in kind.generate() })
        #expect(ids.count == 1000)
        #expect(ids.allSatisfy { kind.matches($0) && $0.utf8.count == 24 })
        // Each of the 32 characters comes up among 20,000.
        #expect(Set(ids.joined().utf8).subtracting(Array(kind.rawValue.utf8)).count >= 28)
        for other in RecordID.allCases where other != kind { #expect(!ids.contains { other.matches($0) }) }
    }

    @Test(arguments: ["", "tok_", "tok_aaaaaaaaaaaaaaaaaaa", "tok_aaaaaaaaaaaaaaaaaaaaa", "tok_aaaaaaaaaaaaaaaaaaa1"])
    func none(text: String) {
        #expect(!RecordID.token.matches(text))
        #expect(throws: StoreError.self) { try RecordID.token.check(text) }
    }
}
