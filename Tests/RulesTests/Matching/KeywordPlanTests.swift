import TestSupport
import Testing

@testable import Rules

@Suite("KeywordPlan")
struct KeywordPlanTests {
    private static func rules() throws -> [Rule] {
        try [
            .testRule("a/one", keywords: ["abc", "xyz"], pattern: "(?:abc.?1)", window: Window(before: 9, after: 100)),
            .testRule("a/two", keywords: ["abc"], pattern: "abc[0-9]{2}"),
            .testRule("a/three", keywords: ["ABC", "q-wide-anchor-1"], pattern: "(?i)(?:abc3|q-wide-anchor-1[é])"),
            .testRule("a/four", keywords: ["abc"], pattern: "(?:abc.?1)", window: Window(before: 9, after: 100)),
            .testRule("a/five", keywords: ["clé_"], pattern: "clé_[a-z]"),
            .testRule("a/none", keywords: [], pattern: ""),
        ]
    }

    @Test("rules that share a keyword share one entry; of a long keyword the rest is kept")
    func shared() throws {
        let plan = try KeywordPlan(Self.rules())
        #expect(plan.keywords.places.map(\.length) == [3, 3, 5, 4, 12, 5])
        #expect(plan.placesOfKeyword.map { plan.places[$0].map(\.rule) } == [[0, 3], [0], [1], [2], [2], [4]])
        #expect(String(decoding: plan.rests, as: UTF8.self) == "r-1")
        #expect(plan.places.map(\.rest.count) == [0, 0, 0, 0, 0, 3, 0])
        #expect(plan.farthest == Window.leftContext + 8 * Window.defaultAfter)
    }

    @Test("reads back what it packed, with the rules at other places")
    func packed() throws {
        let plan = try KeywordPlan(Self.rules())
        func unpacked(_ rules: [Int]) -> KeywordPlan {
            Array(plan.packed.utf8).withUnsafeBufferPointer { KeywordPlan(unpacking: $0, rules: rules) }
        }
        #expect(unpacked(Array(0..<6)) == plan)
        let moved = unpacked([10, 11, 12, 13, 14, 15])
        #expect(moved.keywords == plan.keywords && moved.places.map(\.rule) == plan.places.map { $0.rule + 10 })
    }

    @Test("a marker is a keyword that no rule has")
    func markers() throws {
        var plan = try KeywordPlan(Self.rules())
        let count = plan.keywords.count
        plan.append(marker: "Scan:Allow")
        #expect(plan.keywords.count == count + 1 && plan.placesOfKeyword.last?.isEmpty == true)
        #expect(plan.keywords[count] == KeywordFilter.Keyword("scan:allow", ignoresCase: true))
    }
}
