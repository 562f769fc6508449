import HTTPTypes
import Testing

@testable import ProxyManagement

@Suite("Answer headers")
struct AnswerHeadersTests {
    @Test("browsers are told all of it")
    func names() {
        #expect(
            AnswerHeaders.all.map(\.name.canonicalName).sorted() == [
                "cache-control", "content-security-policy", "referrer-policy", "x-content-type-options",
                "x-frame-options",
            ])
    }
}
