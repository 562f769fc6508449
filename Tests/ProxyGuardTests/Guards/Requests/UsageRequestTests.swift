import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct UsageRequestTests {
    private static func asking(_ text: String) throws -> String? {
        try withBytes(text) { bytes in
            RequestDocument(try StrictJSON.read(bytes), shape: .chat, in: bytes).askingForUsage(in: bytes)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test(arguments: [
        (#" { "model":"m","stream":true}"#, #" {"stream_options":{"include_usage":true}, "model":"m","stream":true}"#),
        (#"{"stream":true,"stream_options":null}"#, #"{"stream":true,"stream_options":{"include_usage":true}}"#),
        (#"{"stream":true,"stream_options":{ }}"#, #"{"stream":true,"stream_options":{"include_usage":true }}"#),
        (
            #"{"stream":true,"stream_options":{"include_obfuscation":false}}"#,
            #"{"stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false}}"#
        ),
        (
            #"{"stream_options":{"include_usage":false},"stream":true}"#,
            #"{"stream_options":{"include_usage":true},"stream":true}"#
        ),
        (
            #"{"stream_options":{"include\u005fusage":null},"stream":true}"#,
            #"{"stream_options":{"include\u005fusage":true},"stream":true}"#
        ),
    ])
    func nothingElseChanges(text: String, expected: String) throws {
        #expect(try Self.asking(text) == expected)
        #expect(GuardSamples.problem(expected) == nil)
    }

    @Test(arguments: [
        "{}", #"{"stream":false}"#, #"{"stream":true,"stream_options":{"include_usage":true}}"#,
        #"{"stream":true,"stream_options":"x"}"#, #"{"stream":true,"stream_options":{"include_usage":1}}"#, "[]",
    ])
    func whereThereIsNothingToAskFor(text: String) throws { #expect(try Self.asking(text) == nil) }
}
