import Rules
import Testing

@testable import Checks

@Suite struct WordDemandTests {
    private func demand(_ lists: [[String]]) -> WordDemand {
        WordDemand(lists.map { $0.map { KeywordFilter.Keyword($0, ignoresCase: false) } })
    }

    private func texts(_ lists: [[KeywordFilter.Keyword]]) -> [[String]] {
        lists.map { $0.map { String(decoding: $0.bytes, as: UTF8.self) } }
    }

    @Test(arguments: [
        // One of the rarest is enough beside a common one, several rare ones are better.
        ([["url"], ["origin"]], [["origin"]]),
        ([["origins"], ["credentials"]], [["credentials"], ["origins"]]),
        ([["false"]], [["false"]]), ([["false"], ["data"]], [["false"], ["data"]]),
        ([["DEBUG"], ["data"]], [["DEBUG"]]), ([["false"], ["tls"]], [["tls"]]), ([["True"], ["tls"]], [["tls"]]),
        ([["require"], ["cors"]], [["cors"]]),
        // A list is as common as its most common word.
        ([["origins", "env"], ["cors", "origin"]], [["cors", "origin"]]),
        (
            [["aaaaaa"], ["bbbbbbb"], ["cccccccc"], ["ddddddddd"], ["eeeeeeeeee"]],
            [["eeeeeeeeee"], ["ddddddddd"], ["cccccccc"], ["bbbbbbb"]]
        ),
        ([["origins"], ["origins"]], [["origins"]]),
        // What cannot be looked for says nothing.
        ([["in"]], []), ([[]], []), ([], []), ([["in"], ["env"]], [["env"]]), ([["env", "in"]], []),
    ])
    func listsThatPay(_ lists: [[String]], _ expected: [[String]]) {
        #expect(texts(demand(lists).lists) == expected)
    }

    @Test func oneOfSeveral() {
        #expect(
            texts([WordDemand.any(of: [demand([["abcde"], ["abcdef"]]), demand([["abc"]])])]) == [["abcdef", "abc"]])
        #expect(WordDemand.any(of: [demand([["abcdef"]]), demand([])]).isEmpty)
        #expect(WordDemand.any(of: []).isEmpty)
    }
}
