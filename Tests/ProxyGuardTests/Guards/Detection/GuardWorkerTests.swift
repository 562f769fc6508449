import BuiltInRules
import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct GuardWorkerTests {
    @Test func whatLiesInOnePartIsFoundOnce() throws {
        let worker = try GuardSamples.worker()
        let body = #"[{"text":"a"},{"text":"\#(GuardSamples.secret)"}]"#
        try withBytes(body) { bytes in
            let tape = try StrictJSON.read(bytes)
            let (found, isComplete) = worker.secrets(in: tape, skipping: [], bytes)
            #expect(found.count == 1 && isComplete)
            #expect(found.first.map { worker.finding($0, tape, bytes).field } == "[1].text")
        }
    }

    /// Whatever is decided about its content.
    @Test func whatIsSkippedIsSearchedAsItStands() throws {
        let worker = try GuardSamples.worker()
        let body = #"{"a":1,"data":"\#(GuardSamples.secret)/AAAA"}"#
        try withBytes(body) { bytes in
            let tape = try StrictJSON.read(bytes)
            let (found, isComplete) = worker.secrets(in: tape, skipping: [4], bytes)
            #expect(found.count == 1 && isComplete)
            #expect(found.first.map { String(decoding: bytes[$0.ranges[0]], as: UTF8.self) } == GuardSamples.secret)
            #expect(found.first.map { worker.finding($0, tape, bytes).field } == "data")
        }
    }

    @Test func encodedSecretsAreFound() throws {
        let alphabet = Array(Alphabet.base64.bytes)
        var encoded: [UInt8] = []
        let bytes = Array("token: \(GuardSamples.secret) ".utf8)
        for start in stride(from: 0, to: bytes.count / 3 * 3, by: 3) {
            let word = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
            encoded += [18, 12, 6, 0].map { alphabet[word >> $0 & 63] }
        }
        let body = #"["\#(String(decoding: encoded, as: UTF8.self))"]"#
        guard case .blocked = try GuardSamples.verdict(body, .block) else {
            Issue.record("passed")
            return
        }
    }

    @Test func aTextOfKeywordsAloneIsGivenUpAndOrdinaryTextIsNot() throws {
        let worker = GuardEngine(rules: try BuiltInRules.load()).makeWorker()
        for (text, count, isSearched) in [
            ("a&sig=", 100_000, false),
            ("Send the password= and the token: to nobody, api_key included. ", 10_000, true),
        ] {
            worker.begin()
            try withBytes("[\"" + String(repeating: text, count: count) + "\"]") { bytes in
                let (found, isComplete) = worker.secrets(in: try StrictJSON.read(bytes), skipping: [], bytes)
                #expect(found.isEmpty && isComplete == isSearched, "\(text)")
            }
        }
        // The next body has all that it needs.
        worker.begin()
        try withBytes("[\"\(GuardSamples.secret)\"]") { bytes in
            let tape = try StrictJSON.read(bytes)
            #expect(worker.secrets(in: tape, skipping: [], bytes).isComplete)
        }
    }

    /// What is found behind a shortfall changes nothing, unless bodies go on in spite of it.
    @Test(arguments: [false, true]) func manyTextsShareOneBudget(passesOnFailure: Bool) throws {
        let policy = GuardPolicy(passesOnFailure: passesOnFailure)
        let worker = GuardEngine(rules: try BuiltInRules.load(), policy: policy).makeWorker()
        let costly = String(repeating: "a&sig=", count: 100_000)
        let (head, tail) = (GuardSamples.secret.prefix(40), GuardSamples.secret.dropFirst(40))
        try withBytes("[\"\(costly)\",[\"\(head)\",\"\(tail)\"]]") { bytes in
            let (found, isComplete) = worker.secrets(in: try StrictJSON.read(bytes), skipping: [], bytes)
            #expect(!isComplete && found.count == (passesOnFailure ? 1 : 0))
        }
    }
}
