import Rules
import Testing

@testable import Checks

@Suite struct WordDemandTests {
    private func demand(_ lists: [[String]]) -> WordDemand {
        WordDemand(lists.map { $0.map { DemandedWord($0, ignoresCase: false) } })
    }

    private func texts(_ lists: [[DemandedWord]]) -> [[String]] {
        lists.map { $0.map { String(decoding: $0.bytes, as: UTF8.self) } }
    }

    @Test(arguments: [
        // One of the rarest is enough beside a common one, several rare ones are better.
        ([["url"], ["origin"]], [["origin"]]),
        ([["origins"], ["credentials"]], [["credentials"], ["origins"]]),
        ([["false"]], [["false"]]), ([["auth"], ["server"]], [["auth"], ["server"]]),
        // What stands everywhere is looked for if there is nothing else.
        ([["false"], ["data"]], [["false"]]), ([["false"], ["server"]], [["server"]]),
        ([["DEBUG"], ["data"]], [["DEBUG"]]), ([["false"], ["tls"]], [["tls"]]), ([["True"], ["tls"]], [["tls"]]),
        ([["require"], ["cors"]], [["cors"]]),
        // A list is as common as its most common word.
        ([["origins", "env"], ["cors", "origin"]], [["cors", "origin"]]),
        (
            (4...10).map { [String(repeating: "a", count: $0)] },
            (5...10).reversed().map { [String(repeating: "a", count: $0)] }
        ),
        ([["origins"], ["origins"]], [["origins"]]),
        // What cannot be looked for says nothing.
        ([["in"]], []), ([[]], []), ([], []), ([["in"], ["env"]], [["env"]]), ([["env", "in"]], []),
    ])
    func listsThatPay(_ lists: [[String]], _ expected: [[String]]) {
        #expect(texts(demand(lists).lists) == expected)
    }

    /// Common words that stand for themselves are looked for beside rare ones; those of languages are not.
    @Test(arguments: [
        ([["origin"], ["server"]], [["origin"], ["server"]]), ([["origin"], ["data"]], [["origin"]]),
        ([["from"], ["host", "settings"]], [["host", "settings"]]),
        ([["tls"], ["true"], ["server"]], [["tls"], ["server"]]), ([["in"], ["data"]], [["data"]]),
    ])
    func wholeWords(_ lists: [[String]], _ expected: [[String]]) {
        let words = lists.map { $0.map { DemandedWord($0, ignoresCase: false, edges: .both) } }
        #expect(Set(texts(WordDemand(words).lists)) == Set(expected))
        #expect(texts(WordDemand(words).lists).last == expected.last)
    }

    @Test func oneOfSeveral() {
        #expect(
            texts([WordDemand.any(of: [demand([["abcde"], ["abcdef"]]), demand([["abc"]])])]) == [["abcdef", "abc"]])
        #expect(WordDemand.any(of: [demand([["abcdef"]]), demand([])]).isEmpty)
        #expect(WordDemand.any(of: []).isEmpty)
    }
}
