import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct BodyEditsTests {
    private static func edited(_ body: String, _ ranges: [[Range<Int>]]) throws -> (text: String, isImpossible: Bool) {
        let tape = try GuardSamples.read(body)
        return withBytes(body) { bytes in
            var edits = BodyEdits()
            for range in ranges { edits.replace(range, by: Array("@".utf8), tape, in: bytes) }
            return (String(decoding: edits.applied(to: bytes), as: UTF8.self), edits.isImpossible)
        }
    }

    @Test func theFirstPartIsReplacedAndTheOthersGo() throws {
        #expect(try Self.edited(#"["abc","def"]"#, [[3..<4]]).text == #"["a@c","def"]"#)
        #expect(try Self.edited(#"["abc","def"]"#, [[3..<10]]).text == #"["a@","f"]"#)
        #expect(try Self.edited(#"["abc","def"]"#, [[3..<5, 8..<9]]).text == #"["a@","ef"]"#)
        #expect(try Self.edited(#"["abcdef"]"#, [[2..<5], [4..<7]]).text == #"["@f"]"#)
    }

    @Test func scalarsStayWhole() throws {
        #expect(try Self.edited("[\"a\u{E9}b\"]", [[4..<5]]).text == "[\"a@b\"]")
    }

    @Test func whatIsNoStringCannotBeReplaced() throws {
        #expect(try Self.edited("[12345]", [[1..<6]]).isImpossible)
        #expect(try Self.edited(#"{"abc":1}"#, [[2..<4]]).isImpossible)
        #expect(try !Self.edited(#"["abc"]"#, [[2..<4]]).isImpossible)
    }

    @Test(arguments: [
        (#"{"logprobs":{"content":[{"token":"a"}]},"b":"c"}"#, #"{"logprobs":null,"b":"c"}"#),
        (#"{"a":[{"logprobs":[{"bytes":[1]}, 2]}]}"#, #"{"a":[{"logprobs":[]}]}"#),
        (#"{"logprobs":"a","c":{"logprobsResult":{}}}"#, #"{"logprobs":null,"c":{"logprobsResult":null}}"#),
        (#"{"logprob\u0073":1,"a":"logprobs"}"#, #"{"logprob\u0073":null,"a":"logprobs"}"#),
        (#"{"logprobs":null}"#, #"{"logprobs":null}"#), ("[]", "[]"),
    ])
    func likelihoodsOfTokensAreWithdrawn(body: String, expected: String) throws {
        let tape = try GuardSamples.read(body)
        withBytes(body) { bytes in
            var edits = BodyEdits()
            edits.withdrawTokens(tape, in: bytes)
            #expect(String(decoding: edits.applied(to: bytes), as: UTF8.self) == expected && !edits.isImpossible)
        }
    }

    @Test func nodesAreFoundByPlace() throws {
        let tape = try GuardSamples.read(#"["abc",1]"#)
        #expect(tape.lastNode(startingBefore: 0) == nil)
        #expect(tape.lastNode(startingBefore: 3) == 1 && tape.lastNode(startingBefore: 100) == 2)
    }

    @Test func alsoOutsideOfJSON() {
        var edits = BodyEdits()
        edits.replace(2..<4, by: Array("XYZ".utf8))
        edits.replace(6..<7, by: [])
        #expect(edits.count == 2 && edits.ranges(from: 1) == [6..<7] && !edits.isImpossible)
        #expect(withBytes("abcdefgh") { edits.applied(to: $0) } == Array("abXYZefh".utf8))
        edits.giveUp()
        #expect(edits.isImpossible)
    }
}
