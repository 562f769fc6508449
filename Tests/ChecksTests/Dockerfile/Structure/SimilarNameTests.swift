import Rules
import Testing

@testable import Checks

@Suite("SimilarName")
struct SimilarNameTests {
    @Test(
        "distances",
        arguments: [
            ("", "", 0), ("a", "", 1), ("", "ab", 2), ("run", "run", 0), ("rnu", "run", 1), ("coppy", "copy", 1),
            ("cpoy", "copy", 1), ("kitten", "sitting", 3), ("abcd", "badc", 2),
        ])
    func distance(first: String, second: String, expected: Int) {
        #expect(SimilarName.distance(Array(first.utf8), Array(second.utf8)) == expected)
        #expect(SimilarName.distance(Array(second.utf8), Array(first.utf8)) == expected)
    }

    @Test(
        "the name that is meant",
        arguments: [
            ("COPPY", "COPY"), ("rnu", "RUN"), ("ENTRYPONT", "ENTRYPOINT"), ("WORKDIRR", "WORKDIR"), ("INCLUDE", nil),
            ("X", nil), ("RUN", nil), ("APT-GET", nil),
        ] as [(String, String?)])
    func nearest(name: String, expected: String?) {
        #expect(SimilarName.nearest(to: name, among: ["COPY", "RUN", "ENTRYPOINT", "WORKDIR"]) == expected)
    }

    @Test("of several the first of the nearest")
    func order() {
        #expect(SimilarName.nearest(to: "HOMES", among: ["HOMER", "HOME", "HOUSES"]) == "HOMER")
        #expect(SimilarName.nearest(to: "HOMES", among: [String]()) == nil)
        #expect(SimilarName.nearest(to: String(repeating: "A", count: 65), among: ["A"]) == nil)
    }
}
