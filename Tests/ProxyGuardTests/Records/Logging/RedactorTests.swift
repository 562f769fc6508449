import Rules
import Testing

@testable import ProxyRecords

@Suite("Redactor")
struct RedactorTests {
    @Test("each worker knows what the registry learns later")
    func workers() {
        let registry = SecretRegistry()
        let worker = Redactor(detector: nil, registry: registry).makeWorker()
        let value = "later-" + "known-value-1"
        #expect(worker.redact(value) == value)
        registry.register(Secret(value.utf8))
        #expect(worker.redact(value) == "[redacted]")
    }
}
