import Testing

@testable import ProxyServer

@Suite(.timeLimit(.minutes(15))) struct ServeEventsTests {
    @Test func reloadsThatAreAskedForBeforeOneBeginsAreOne() async throws {
        let events = ServeEvents()
        for _ in 0..<1000 { events.add(.reload) }
        #expect(await events.next() == .reload)
        events.add(.reload)
        #expect(await events.next() == .reload)
        events.add(.end(nil))
        #expect(await events.next() == .end(nil))
    }

    @Test func anEndComesFirstAndStays() async throws {
        let events = ServeEvents()
        events.add(.reload)
        events.add(.end(nil))
        for _ in 0..<100 { events.add(.reload) }
        for _ in 0..<2 { #expect(await events.next() == .end(nil)) }
    }

    @Test func theFirstReasonOfAnEndCounts() async throws {
        let events = ServeEvents()
        let error = ServerError(.listener, "listeners.data: failed")
        events.add(.end(error))
        events.add(.end(nil))
        #expect(await events.next() == .end(error))
    }

    @Test func whoWaitsHearsOfWhatComes() async throws {
        // Who asks waits already when something comes, or not yet: in as many orders as may be.
        for round in 0..<500 {
            let events = ServeEvents()
            let waiting = Task { await events.next() }
            for _ in 0..<(round % 25) { await Task.yield() }
            events.add(.reload)
            #expect(await waiting.value == .reload)
        }
    }

    /// A wake that is left of something that was heeded already is no event.
    @Test func whoWaitsGoesOnWaitingForWhatIsNew() async throws {
        let events = ServeEvents()
        events.add(.reload)
        #expect(await events.next() == .reload)
        let waiting = Task { await events.next() }
        for _ in 0..<100 { await Task.yield() }
        events.add(.end(nil))
        #expect(await waiting.value == .end(nil))
    }

    @Test func whoIsCancelledHearsNothing() async throws {
        let events = ServeEvents()
        let waiting = Task { await events.next() }
        waiting.cancel()
        #expect(await waiting.value == nil)
    }
}
