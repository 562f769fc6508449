import Testing

@testable import ProxyManagement

@Suite("Turn")
struct TurnTests {
    @Test("one at a time")
    func take() {
        let turn = Turn()
        #expect(turn.take())
        #expect(!turn.take())
        turn.giveBack()
        #expect(turn.take())
    }
}
