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
        let seen = ["xx abc", "defg", "h"].map { lane.completesKey(Array($0.utf8)) }
        #expect(seen == [false, false, true] && lane.count == 11)
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
        let isSeen = lane.completesKey(Array("gh".utf8))
        #expect(!isSeen)
    }

    @Test func whatNeedNotGoOnWaitsForNothing() throws {
        var lane = StreamLane(
            try GuardSamples.worker().engine.streaming, field: "choices[0].delta.name",
            key: LiteralSearch(Array("abcdefgh".utf8)), isSporadic: true)
        _ = lane.completesKey(Array("abcdefg".utf8))
        lane.noteFound(in: 2..<5)
        #expect(lane.released == 0 && lane.isKnown(4..<7) && !lane.isKnown(5..<7) && !lane.isKnown(0..<2))
        lane.release()
        #expect(lane.released == 7)
    }
}
