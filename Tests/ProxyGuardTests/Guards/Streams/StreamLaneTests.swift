import Testing

@testable import ProxyGuards

@Suite struct StreamLaneTests {
    private static func lane(_ key: String) throws -> StreamLane {
        StreamLane(
            try GuardSamples.worker().engine.streaming, field: "choices[0].delta.content",
            key: LiteralSearch(Array(key.utf8)))
    }

    @Test func aKeyIsSeenOverPieces() throws {
        var lane = try Self.lane("abcdefgh")
        #expect(!lane.completesKey(Array("xx abc".utf8)) && lane.count == 6)
        #expect(!lane.completesKey(Array("defg".utf8)))
        #expect(lane.completesKey(Array("h".utf8)))
    }

    @Test func whatMayBecomeTheKeyIsNotDecided() throws {
        var lane = try Self.lane("abcdefgh")
        // Four bytes tell nothing.
        _ = lane.completesKey(Array("xx abcd".utf8))
        #expect(lane.keyDecided == 7)
        _ = lane.completesKey(Array("ef".utf8))
        #expect(lane.keyDecided == 7)
        lane.finishKey()
        #expect(lane.keyDecided == 9)
        #expect(!lane.completesKey(Array("gh".utf8)))
    }
}
