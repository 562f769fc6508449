import Foundation
import TestSupport
import Testing

@testable import ProxyGuards

/// Texts that no dialect knows.
extension StreamGuardTests {
    private static let others = [
        #"data: {"choices":[{"index":0,"delta":{"content":[{"type":"text","text":"@"}]}}]}"#,
        #"data: {"choices":[{"index":0,"delta":{"reasoning_details":[{"index":0,"text":"@"}]}}]}"#,
        #"data: {"choices":[{"index":0,"delta":{"reasoning_text":"@"}}]}"#,
        #"data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"@"}}]}}]}"#,
    ]

    private static func other(_ index: Int, _ text: some StringProtocol) -> String {
        others[index].split(separator: "@", omittingEmptySubsequences: false).joined(separator: text) + "\n\n"
    }

    @Test(arguments: others.indices)
    func aSecretOverTwoEventsIsReplacedThereToo(index: Int) throws {
        let worker = try GuardSamples.worker(.redact)
        for (rule, value) in GuardSamples.secrets() {
            let text = "It is \(value) ok?"
            let marker = "[REDACTED:\(rule)]"
            for cut in 1..<text.utf8.count {
                let run = Self.run(
                    [Self.other(index, text.prefix(cut)), Self.other(index, text.dropFirst(cut))], worker)
                #expect(run.stop == nil && run.findings.map(\.rule) == [rule], "\(cut)")
                let joined = try Self.joinedText(run.text, 0)
                #expect(["It is \(marker) ok?", "It is \(Self.marker(rule)) ok?"].contains(joined), "\(cut)")
            }
            let run = Self.run(text.map { Self.other(index, String($0)) }, worker)
            #expect(try Self.joinedText(run.text, 0) == "It is \(Self.marker(rule)) ok?")
        }
    }

    @Test(arguments: others.indices)
    func thereNothingWaitsForWhatMayNeverCome(index: Int) throws {
        let stream = StreamGuard(try GuardSamples.worker(.redact)) { _ in Array("data: stopped\n\n".utf8) }
        func take(_ text: String) -> String {
            String(decoding: withBytes(text) { stream.receive($0) }.bytes, as: UTF8.self)
        }
        let value = GuardSamples.secret
        let (head, tail) = (String(value.prefix(30)), String(value.dropFirst(30)))
        #expect(take(Self.other(index, head)).isEmpty)
        let next = Self.event(3, "{ ")
        #expect(take("data: {}\n\n").isEmpty && take(next) == Self.other(index, head) + "data: {}\n\n" + next)
        // Its beginning is gone: what completes it ends the stream.
        #expect(take(Self.other(index, tail)).isEmpty)
        let rest = stream.finish()
        #expect(rest.findings.map(\.rule) == ["llm/openai-project-key"])
        #expect(rest.stop == .blocked(rest.findings) && rest.bytes == Array("data: stopped\n\n".utf8))
    }

    @Test(arguments: others.indices)
    func ordinaryTextsThereGoOnAsTheyAre(index: Int) throws {
        let worker = try GuardSamples.worker(.redact)
        var events: [String] = []
        for text in GuardSamples.prose().prefix(30) {
            events += text.split(separator: " ").map { Self.other(index, GuardSamples.literal(" " + $0)) }
        }
        let run = Self.run(events, worker)
        #expect(run.findings.isEmpty && run.stop == nil && run.text == events.joined())
    }

    @Test func blocksOfAnAnswerAreReadOneBehindTheOther() throws {
        let value = GuardSamples.secret
        func delta(_ index: Int, _ text: some StringProtocol) -> String {
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":\(index),"
                + "\"delta\":{\"type\":\"text_delta\",\"text\":\"\(text)\"}}\n\n"
        }
        let between = "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
        let run = Self.run(
            [delta(0, "It is \(value.prefix(30))"), between, delta(1, "\(value.dropFirst(30)) ok?")],
            try GuardSamples.worker(.redact))
        #expect(
            run.text == delta(0, "It is [REDACTED:llm/openai-project-key]") + between + delta(1, " ok?")
                && run.findings.count == 1)
    }
}
