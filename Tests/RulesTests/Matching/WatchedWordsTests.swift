import TestSupport
import Testing

@testable import Rules

@Suite struct WatchedWordsTests {
    private let text = Array("origin = tok_a1b2c3d4e5f6a7b8 # Origin, origins, secscan-mark tok_".utf8)

    private func detector() throws -> Detector {
        Detector(
            rules: try RuleSet([.testRule(keywords: ["tok_"], pattern: "tok_[0-9a-f]{16}")]), markers: ["secscan-mark"])
    }

    @Test func theirPlacesAreToldAndNothingElseChanges() throws {
        let detector = try detector()
        let words = detector.watching([
            .init("origin", ignoresCase: false), .init("tok_", ignoresCase: true), .init("none", ignoresCase: true),
        ])
        let alone = detector.makeWorker().detect(in: text)
        let worker = detector.makeWorker()
        let both = text.withUnsafeBytes { worker.detect(in: $0, watching: words) }
        #expect(!alone.candidates.isEmpty && alone.candidates == both.candidates)
        #expect(alone.markers.count == 1 && alone.markers == both.markers)
        #expect(alone.words == nil)
        let places = try #require(both.words)
        #expect(places.words === words && words.detector === detector)
        let found = places.hits.map { [$0.keyword, $0.offset] }.sorted { $0[1] < $1[1] }
        #expect(found == [[0, 0], [1, 9], [0, 40], [1, 62]])
        #expect(worker.detect(in: text).words == nil)
    }
}
