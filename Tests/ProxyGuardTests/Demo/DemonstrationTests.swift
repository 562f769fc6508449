import Synchronization
import Testing

@testable import ProxyDemo

@Suite("Demonstration")
struct DemonstrationTests {
    @Test("It tells what happened, coloured where it is asked to", arguments: [false, true])
    func run(isColoured: Bool) async throws {
        let text = Mutex("")
        try await Demonstration(isColoured: isColoured) { part in text.withLock { $0 += part } }.run()
        let shown = text.withLock { $0 }
        for part in ["Hello from the stub.", "content_policy_violation", "guard.blocked", "intact"] {
            #expect(shown.contains(part), "\(shown)")
        }
        #expect(shown.contains("\u{1B}[") == isColoured)
    }

    @Test("Serving, it tells where it is, and ends when it may")
    func serve() async throws {
        let text = Mutex("")
        try await Demonstration(isColoured: false) { part in text.withLock { $0 += part } }.serve {
            #expect(text.withLock { $0.hasPrefix("{\"address\":\"http://127.0.0.1:") })
        }
    }
}
