import Testing

@testable import ProxyStore

@Suite struct SnapshotFeedTests {
    private func snapshot(_ version: Int64) -> StateSnapshot {
        StateSnapshot(version: version, tokens: [], projects: [], keys: [])
    }

    @Test func streamsAndObservers() async {
        let feed = SnapshotFeed()
        let seen = Seen()
        feed.publish(snapshot(1))
        feed.observe { seen.add($0.version) }
        let stream = feed.stream()
        feed.publish(snapshot(2))
        feed.publish(snapshot(3))
        #expect(feed.latest.version == 3)
        #expect(seen.versions == [1, 2, 3])
        feed.finish()
        feed.publish(snapshot(4))
        var versions: [Int64] = []
        for await snapshot in stream { versions.append(snapshot.version) }
        #expect(versions == [3])
        versions = []
        for await snapshot in feed.stream() { versions.append(snapshot.version) }
        #expect(versions == [4])
    }
}
