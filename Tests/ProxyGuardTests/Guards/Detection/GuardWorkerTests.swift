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
            try withBytes("[\"" + String(repeating: text, count: count) + "\"]") { bytes in
                let (found, isComplete) = worker.secrets(in: try StrictJSON.read(bytes), skipping: [], bytes)
                #expect(found.isEmpty && isComplete == isSearched, "\(text)")
            }
        }
        // The next text has all that it needs.
        try withBytes("[\"\(GuardSamples.secret)\"]") { bytes in
            let tape = try StrictJSON.read(bytes)
            #expect(worker.secrets(in: tape, skipping: [], bytes).isComplete)
        }
    }
}
