import Foundation
import TestSupport
import Testing

@testable import ProxyGuards

/// The provider's key, and usage.
extension StreamGuardTests {
    private static let key = "provider-" + "key-0123456789"

    /// What the client gets of a stream that comes in such pieces.
    private static func keyRun(_ pieces: [String], _ mode: GuardMode = .redact, key: String = key) throws -> Run {
        let stream = StreamGuard(try GuardSamples.worker(mode), key: Array(key.utf8)) { _ in
            Array("data: stopped\n\n".utf8)
        }
        var run = Run()
        for piece in pieces + [""] {
            let output = piece.isEmpty ? stream.finish() : withBytes(piece) { stream.receive($0) }
            run.bytes += output.bytes
            run.stop = run.stop ?? output.stop
        }
        return run
    }

    @Test(arguments: events.indices, GuardMode.allCases)
    func theProvidersKeyEndsAStream(index: Int, mode: GuardMode) throws {
        for size in [1, 2, 5, 100] {
            let text = Array("it is \(Self.key), so")
            let pieces = stride(from: 0, to: text.count, by: size).map { start in
                Self.event(index, String(text[start..<min(text.count, start + size)]))
            }
            let run = try Self.keyRun(pieces, mode)
            #expect(run.stop == .credentialTold && run.text.hasSuffix("data: stopped\n\n"))
            let told = try Self.joinedText(String(run.text.dropLast("data: stopped\n\n".count)), index)
            #expect("it is \(Self.key.prefix(8))".hasPrefix(told), "\(size): \(told)")
        }
    }

    @Test(arguments: GuardMode.allCases)
    func alsoBesideTheTextWithEscapesAndInOtherLines(mode: GuardMode) throws {
        let escaped = "\\u0070" + Self.key.dropFirst()
        for text in [
            "data: {\"model\":\"\(Self.key)\"}\n\n", "data: {\"id\":\"\(escaped)\"}\n\n", ": \(Self.key)\n\n",
            "event: \(Self.key)\ndata: {}\n\n", "data: {\"\(escaped)\":1}\n\n",
        ] {
            for cut in [1, 7, 1000] {
                let pieces = stride(from: 0, to: text.count, by: cut).map { String(text.dropFirst($0).prefix(cut)) }
                let run = try Self.keyRun(pieces, mode)
                #expect(run.stop == .credentialTold && !run.text.contains("0123456789"), "\(text)")
            }
        }
    }

    @Test func whatOnlyBeginsLikeTheKeyIsHeldAndGoesOn() throws {
        let stream = StreamGuard(try GuardSamples.worker(.off), key: Array(Self.key.utf8)) { _ in [] }
        func take(_ text: String) -> String {
            String(decoding: withBytes(Self.event(0, text)) { stream.receive($0) }.bytes, as: UTF8.self)
        }
        // Four bytes tell nothing, and waiting for them would hold words.
        #expect(take("pro") == Self.event(0, "pro") && take("v") == Self.event(0, "v"))
        #expect(take("ider-key").isEmpty)
        #expect(take(" it is") == Self.event(0, "ider-key") + Self.event(0, " it is"))
        #expect(take("and provider-key-0123") == "")
        #expect(String(decoding: stream.finish().bytes, as: UTF8.self) == Self.event(0, "and provider-key-0123"))
    }

    @Test func aShortKeyIsNoneToLookFor() throws {
        #expect(try Self.keyRun([Self.event(0, "a test of it")], key: "test").stop == nil)
    }

    // MARK: Usage

    @Test func usageThatTheClientDidNotAskForIsTakenOut() throws {
        let usage = "data: {\"id\":\"x\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n"
        let others =
            Self.event(0, "a") + "data: {\"choices\":[],\"prompt_filter_results\":[]}\n\n"
            + "data: {\"choices\":[],\"usage\":null}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{}}],\"usage\":{\"prompt_tokens\":1}}\n\n"
        let text = others + usage + "data: [DONE]\n\n"
        for hides in [true, false] {
            for cut in [1, 50, 10_000] {
                let stream = StreamGuard(try GuardSamples.worker(.redact), hidesUsage: hides) { _ in [] }
                var bytes: [UInt8] = []
                for start in stride(from: 0, to: text.count, by: cut) {
                    bytes += withBytes(String(text.dropFirst(start).prefix(cut))) { stream.receive($0) }.bytes
                }
                bytes += stream.finish().bytes
                let expected = hides ? others + "data: [DONE]\n\n" : text
                #expect(String(decoding: bytes, as: UTF8.self) == expected)
                #expect(stream.usage == ModelUsage(inputTokens: 3, outputTokens: 4))
            }
        }
    }

    /// What stands in front of an event that ends the stream goes on, in one piece with it or not.
    @Test func theEndOfAStreamDoesNotDependOnCuts() throws {
        let good = "data: {}\r\n\r\n"
        for bad in ["data: no JSON\n\n", ": " + String(repeating: "x", count: 200) + "\n\n"] {
            for cut in 0...(good + bad).utf8.count {
                let stream = StreamGuard(try GuardSamples.worker(.redact), eventLimit: 100) { _ in [] }
                let bytes = Array((good + bad).utf8)
                let outputs = [bytes[..<cut], bytes[cut...]].map { part in
                    Array(part).withUnsafeBytes { stream.receive($0) }
                }
                #expect(outputs.flatMap(\.bytes) == Array(good.utf8), "\(cut)")
                #expect(outputs.contains { $0.stop != nil })
            }
        }
    }

    @Test func findingsOfAStreamAreBounded() throws {
        let all = Array(repeating: "\"\(GuardSamples.secret)\"", count: 200).joined(separator: ",")
        let run = Self.run(
            ["data: {\"x\":[\(all)]}\n\n", "data: {\"x\":[\(all)]}\n\n"], try GuardSamples.worker(.redact))
        #expect(run.findings.count == VerdictBuilder.mostFindings)
        #expect(run.stop == nil && !run.text.contains(GuardSamples.secret))
    }
}
