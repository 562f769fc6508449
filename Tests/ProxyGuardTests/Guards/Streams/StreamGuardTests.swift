import Foundation
import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct StreamGuardTests {
    /// An event of each dialect that brings a piece of text; `@` is the piece.
    static let events = [
        #"data: {"id":"x","choices":[{"index":0,"delta":{"content":"@"},"finish_reason":null}]}"#,
        #"data: {"choices":[{"index":1,"delta":{"refusal":"@"}}]}"#,
        #"data: {"choices":[{"index":0,"delta":{"reasoning_content":"@"}}]}"#,
        #"data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"function":{"arguments":"@"}}]}}]}"#,
        #"data: {"choices":[{"index":0,"text":"@"}]}"#,
        "event: response.output_text.delta\ndata: " + #"{"type":"response.output_text.delta","delta":"@"}"#,
        "event: response.function_call_arguments.delta\ndata: "
            + #"{"type":"response.function_call_arguments.delta","delta":"@"}"#,
        "event: content_block_delta\ndata: "
            + #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"@"}}"#,
        #"data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"@"}}"#,
        #"data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"@"}}"#,
        #"data: {"candidates":[{"content":{"parts":[{"text":"@"}],"role":"model"}}]}"#,
    ]

    /// Of a key whose keyword may stand within a word, two letters are let go.
    static func marker(_ rule: String) -> String {
        (rule == "llm/anthropic-api-key" ? "sk" : "") + "[REDACTED:\(rule)]"
    }

    static func event(_ index: Int, _ text: String) -> String {
        events[index].split(separator: "@", omittingEmptySubsequences: false).joined(separator: text) + "\n\n"
    }

    struct Run {
        var bytes: [UInt8] = []
        var findings: [GuardFinding] = []
        var stop: StreamGuard.Stop?
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    static func run(_ pieces: [String], _ worker: GuardWorker) -> Run {
        let stream = StreamGuard(worker) { _ in Array("data: stopped\n\n".utf8) }
        var run = Run()
        func take(_ output: StreamGuard.Output) {
            run.bytes += output.bytes
            run.findings += output.findings
            run.stop = run.stop ?? output.stop
        }
        for piece in pieces { take(withBytes(piece) { stream.receive($0) }) }
        take(stream.finish())
        return run
    }

    /// The texts of all events, joined.
    static func joinedText(_ stream: String, _ index: Int) throws -> String {
        var (parser, text) = (SSEParser(), "")
        for event in try withBytes(stream, { try parser.append($0) }) {
            guard let data = event.data else { continue }
            try data.withUnsafeBytes { bytes in
                let tape = try StrictJSON.read(bytes)
                for piece in StreamDeltas(tape, in: bytes).pieces {
                    text += String(decoding: tape.text(piece.node, in: bytes) ?? [], as: UTF8.self)
                }
            }
        }
        return text
    }

    @Test(arguments: events.indices)
    func aSecretOverAnyTwoEventsIsReplaced(index: Int) throws {
        let worker = try GuardSamples.worker(.redact)
        for (rule, value) in GuardSamples.secrets() {
            let text = "It is \(value) ok?"
            for cut in 1..<text.utf8.count {
                let events = [String(text.prefix(cut)), String(text.dropFirst(cut))].map { Self.event(index, $0) }
                let run = Self.run(events, worker)
                #expect(run.stop == nil && run.findings.map(\.rule) == [rule], "\(cut)")
                #expect(try Self.joinedText(run.text, index) == "It is \(Self.marker(rule)) ok?", "\(cut)")
            }
            let run = Self.run(text.map { Self.event(index, String($0)) }, worker)
            #expect(try Self.joinedText(run.text, index) == "It is \(Self.marker(rule)) ok?")
            let escaped = Self.run([Self.event(index, GuardSamples.escaped(value))], worker)
            #expect(try Self.joinedText(escaped.text, index) == Self.marker(rule))
        }
    }

    // MARK: Blocked and flagged

    @Test(arguments: events.indices)
    func aSecretCutsTheStreamWhereItIsBlocked(index: Int) throws {
        let worker = try GuardSamples.worker(.block)
        let value = GuardSamples.secret
        let run = Self.run(
            ["It is", " \(value.prefix(30))", "\(value.dropFirst(30))", " ok? ", "More."].map { Self.event(index, $0) },
            worker)
        guard case .blocked(let findings) = run.stop else {
            Issue.record("not blocked")
            return
        }
        #expect(findings.map(\.rule) == ["llm/openai-project-key"])
        #expect(run.text == Self.event(index, "It is") + "data: stopped\n\n")
    }

    @Test(arguments: events.indices)
    func ordinaryStreamsStayByteForByte(index: Int) throws {
        let worker = try GuardSamples.worker(.redact)
        var events: [String] = [": ping\n\n", "retry: 5\n\n"]
        for text in GuardSamples.prose().prefix(60) {
            for word in text.split(separator: " ") {
                events.append(Self.event(index, GuardSamples.literal(" " + word)))
            }
        }
        events.append("data: [DONE]\n\n")
        let run = Self.run(events, worker)
        #expect(run.findings.isEmpty && run.stop == nil && run.text == events.joined())
    }

    /// They spell the text again, token by token and byte by byte.
    @Test func whatSpellsARedactedTextAgainIsWithdrawn() throws {
        let worker = try GuardSamples.worker(.redact)
        let value = GuardSamples.secret
        func event(_ text: String, _ logprobs: String) -> String {
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(text)\"},\"logprobs\":\(logprobs)}]}\n\n"
        }
        func logprobs(_ text: some StringProtocol) -> String {
            "{\"content\":[{\"token\":\"\(text)\",\"bytes\":[\(text.utf8.map(String.init).joined(separator: ","))]}]}"
        }
        let pieces = ["It is ", String(value.prefix(30)), String(value.dropFirst(30)), " ok?"]
        let run = Self.run(pieces.map { event($0, logprobs($0)) }, worker)
        #expect(
            run.text == event(pieces[0], logprobs(pieces[0])) + event("[REDACTED:llm/openai-project-key]", "null")
                + event("", "null") + event(pieces[3], logprobs(pieces[3])))
    }

    @Test func wordsAreNotHeldBack() throws {
        let stream = StreamGuard(try GuardSamples.worker(.redact)) { _ in [] }
        var late = 0
        let words = "Hello there! How can we help you with this today? First, open it, then close it.".split(
            separator: " ")
        for word in words {
            let event = Self.event(0, " " + word)
            if withBytes(event, { stream.receive($0) }).bytes.isEmpty { late += 1 }
        }
        #expect(late * 4 <= words.count)
    }

    @Test func flagsPassEverythingAtOnce() throws {
        let stream = StreamGuard(try GuardSamples.worker(.flag)) { _ in [] }
        let event = Self.event(0, GuardSamples.secret)
        #expect(withBytes(event) { stream.receive($0) }.bytes == Array(event.utf8))
        #expect(stream.finish().findings.map(\.field) == ["choices[0].delta.content"])
    }

    @Test func whatIsFlaggedIsNotKept() throws {
        let stream = StreamGuard(try GuardSamples.worker(.flag)) { _ in [] }
        var findings: [GuardFinding] = []
        for _ in 0..<20 {
            findings += withBytes(Self.event(0, "key \(GuardSamples.secret) ")) { stream.receive($0) }.findings
        }
        findings += stream.finish().findings
        #expect(findings.count == 20 && stream.lanes.map(\.findings.count) == [0])
    }

    /// Each end would go over all texts that ever were.
    @Test(.timeLimit(.minutes(15))) func manyEndsTakeNoLonger() throws {
        let stream = StreamGuard(try GuardSamples.worker(.redact)) { _ in [] }
        for index in 0..<1000 {
            let event = "data: {\"choices\":[{\"index\":\(index),\"delta\":{\"content\":\"It is\"}}]}\n\n"
            _ = withBytes(event) { stream.receive($0) }
        }
        let ends = String(repeating: "data: [DONE]\n\n", count: 1000)
        for _ in 0..<20 { #expect(withBytes(ends) { stream.receive($0) }.stop == nil) }
    }

    @Test func wholeTextsAtTheEndAreReplacedToo() throws {
        let events = [
            #"data: {"type":"response.output_text.done","text":"@"}"#,
            #"data: {"type":"response.completed","response":{"output":[{"content":[{"text":"@"}]}]}}"#,
            #"data: {"error":{"message":"bad key @"}}"#,
        ]
        for event in events {
            func fill(_ value: String) -> String {
                event.split(separator: "@", omittingEmptySubsequences: false).joined(separator: value) + "\n\n"
            }
            let run = Self.run([fill(GuardSamples.secret)], try GuardSamples.worker(.redact))
            #expect(run.text == fill("[REDACTED:llm/openai-project-key]"))
        }
    }

    @Test func bytesMayComeInAnyPieces() throws {
        let worker = try GuardSamples.worker(.redact)
        let value = GuardSamples.secret
        let stream =
            Self.event(0, "It is \(value.prefix(9))") + Self.event(0, "\(value.dropFirst(9)).") + "data: [DONE]\n\n"
        let whole = Self.run([stream], worker)
        #expect(whole.text.contains("REDACTED") && !whole.text.contains(value.dropFirst(9)))
        for cut in 1..<stream.utf8.count {
            #expect(Self.run([String(stream.prefix(cut)), String(stream.dropFirst(cut))], worker).bytes == whole.bytes)
        }
        #expect(Self.run(stream.map(String.init), worker).bytes == whole.bytes)
    }

    @Test func textsOfTheirOwnAreKeptApart() throws {
        let worker = try GuardSamples.worker(.redact)
        let value = GuardSamples.secret
        let events = [
            Self.event(0, String(value.prefix(30))), Self.event(1, "other"), Self.event(0, String(value.dropFirst(30))),
        ]
        let run = Self.run(events, worker)
        #expect(run.findings.count == 1 && run.text.contains("other"))
        let marker = try #require(run.text.range(of: "[REDACTED"))
        let other = try #require(run.text.range(of: "other"))
        #expect(marker.lowerBound < other.lowerBound)
    }

    @Test func usageAndEndsAreTold() throws {
        let streams: [(String, ModelUsage)] = [
            (
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\ndata: [DONE]\n\n",
                ModelUsage(inputTokens: 3, outputTokens: 4)
            ),
            (
                "data: {\"type\":\"response.completed\",\"response\":{\"usage\":{\"input_tokens\":3,\"output_tokens\":4}}}\n\n",
                ModelUsage(inputTokens: 3, outputTokens: 4)
            ),
            (
                "data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}\n\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":4}}\n\ndata: {\"type\":\"message_stop\"}\n\n",
                ModelUsage(inputTokens: 3, outputTokens: 4)
            ),
            (
                "data: {\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":4}}\n\n",
                ModelUsage(inputTokens: 3, outputTokens: 4)
            ),
        ]
        for (text, usage) in streams {
            let stream = StreamGuard(try GuardSamples.worker(.redact)) { _ in [] }
            #expect(withBytes(text) { stream.receive($0) }.bytes == Array(text.utf8))
            #expect(stream.usage == usage && stream.hasEnded && !stream.hasError)
        }
        let cut = StreamGuard(try GuardSamples.worker(.redact)) { _ in [] }
        _ = withBytes(Self.event(0, "abc")) { cut.receive($0) }
        _ = cut.finish()
        #expect(!cut.hasEnded && cut.usage == nil && cut.textBytes == 3)
    }

    @Test func theEndOfAStreamIsSeen() throws {
        let ends: [(event: String, isWhole: Bool)] = [
            ("", false), (": ping\n\n", false),
            (#"data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}"#, false),
            // Some servers send nothing behind it.
            (#"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#, true), ("data: [DONE]", true),
            (#"data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#, false),
            (#"data: {"type":"message_stop"}"#, true), (#"data: {"type":"response.created"}"#, false),
            (#"data: {"type":"response.completed"}"#, true), (#"data: {"type":"response.failed"}"#, true),
            (#"data: {"type":"response.incomplete"}"#, true), (#"data: {"candidates":[{"index":0}]}"#, false),
            (#"data: {"candidates":[{"finishReason":"STOP"}]}"#, true),
        ]
        for (event, isWhole) in ends {
            for mode in GuardMode.allCases {
                let stream = StreamGuard(try GuardSamples.worker(mode)) { _ in [] }
                let text = Self.event(0, "abc") + event + "\n\n"
                let first = withBytes(text) { stream.receive($0) }.bytes
                #expect(first + stream.finish().bytes == Array(text.utf8))
                #expect(stream.isWhole == isWhole && !stream.hasError, "\(event) \(mode)")
            }
        }
    }

    @Test func theEndIsOneOnlyWhereNothingStandsBesideIt() throws {
        let secret = GuardSamples.secret
        for data in ["[DONE] \(secret)", "[DONE]\ndata: \(secret)", "[DONE] and more"] {
            let run = Self.run([Self.event(0, "It is"), "data: \(data)\n\n"], try GuardSamples.worker(.redact))
            guard case .failed = run.stop else {
                Issue.record("went on: \(data)")
                continue
            }
            #expect(run.text == Self.event(0, "It is") + "data: stopped\n\n")
        }
        for data in ["[DONE]", " [DONE] ", "[DONE]\ndata:"] {
            let text = "data: \(data)\n\n"
            let stream = StreamGuard(try GuardSamples.worker(.redact)) { _ in [] }
            #expect(withBytes(text) { stream.receive($0) }.bytes == Array(text.utf8) && stream.hasEnded)
        }
    }

    @Test func linesBesideTheDataAreSearched() throws {
        let finding = GuardFinding(rule: "llm/openai-project-key", field: "")
        for line in [": @", "id: @", "event: @", "retry: @", "other: @", "@"] {
            for end in ["\n\n", "\r\ndata: {}\r\n\r\n"] {
                func event(_ value: String) -> String {
                    line.split(separator: "@", omittingEmptySubsequences: false).joined(separator: value) + end
                }
                for mode in [GuardMode.block, .redact] {
                    let run = Self.run([event(GuardSamples.secret)], try GuardSamples.worker(mode))
                    #expect(run.stop == .blocked([finding]) && run.text == "data: stopped\n\n", "\(line)")
                }
                let flagged = Self.run([event(GuardSamples.secret)], try GuardSamples.worker(.flag))
                #expect(flagged.findings == [finding] && flagged.text == event(GuardSamples.secret))
                let ordinary = Self.run([event("01J9Z6 an ordinary value")], try GuardSamples.worker(.block))
                #expect(ordinary.stop == nil && ordinary.text == event("01J9Z6 an ordinary value"))
            }
        }
    }

    @Test(arguments: [
        #"data: {"error":{"message":"overloaded"}}"#, "event: error\ndata: {}",
        #"data: {"type":"error","error":{"type":"overloaded_error"}}"#, #"data: {"type":"error","code":"x"}"#,
    ])
    func anErrorInAStreamIsSeen(event: String) throws {
        for mode in GuardMode.allCases {
            let stream = StreamGuard(try GuardSamples.worker(mode)) { _ in [] }
            _ = withBytes(event + "\n\n") { stream.receive($0) }
            #expect(stream.hasError && stream.isWhole && !stream.hasEnded, "\(mode)")
        }
    }

    @Test func whatCannotBeReadEndsAStreamByItsName() throws {
        for (name, isWhole) in [("message_stop", true), ("error", true), ("content_block_delta", false)] {
            let stream = StreamGuard(try GuardSamples.worker(.off)) { _ in [] }
            _ = withBytes("event: \(name)\ndata: {\"type\n\n") { stream.receive($0) }
            #expect(stream.isWhole == isWhole && stream.hasError == (name == "error"), "\(name)")
        }
    }

    @Test func whatCannotBeReadStopsTheStream() throws {
        let run = Self.run(["data: {\"a\":1,\"a\":2}\n\n", "data: {}\n\n"], try GuardSamples.worker(.redact))
        guard case .failed = run.stop else {
            Issue.record("went on")
            return
        }
        #expect(run.text == "data: stopped\n\n")
    }
}
