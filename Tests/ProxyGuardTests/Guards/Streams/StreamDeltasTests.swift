import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct StreamDeltasTests {
    @Test(arguments: [
        (
            #"{"choices":[{"index":1,"delta":{"content":"a","refusal":"b","reasoning_content":"c","role":"x"}}]}"#,
            ["c1.content", "c1.refusal", "c1.reasoning_content"]
        ),
        (
            #"{"choices":[{"delta":{"tool_calls":[{"index":2,"id":"i","function":{"name":"f","arguments":"{"}}]}}]}"#,
            ["c0.tool2", "c0.tool_calls[2].function.name"]
        ),
        (#"{"choices":[{"delta":{"function_call":{"arguments":"{"}}},{"text":"t"}]}"#, ["c0.call", "c1.text"]),
        (
            #"{"type":"response.output_text.delta","output_index":1,"content_index":2,"delta":"x"}"#,
            ["response.output_text.delta1.2.0"]
        ),
        (
            #"{"type":"response.function_call_arguments.delta","delta":"x"}"#,
            ["response.function_call_arguments.delta0.0.0"]
        ),
        (#"{"type":"response.output_text.done","text":"x"}"#, []),
        (#"{"type":"content_block_delta","index":3,"delta":{"type":"text_delta","text":"x"}}"#, ["b.text"]),
        (#"{"type":"content_block_delta","index":0,"delta":{"partial_json":"x"}}"#, ["b0.partial_json"]),
        (
            #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}"#,
            ["b.thinking"]
        ),
        (
            #"{"candidates":[{"content":{"parts":[{"text":"a"},{"text":"b","thought":true},{"text":"c"}]}}]}"#,
            ["g0", "g0.thought", "g0"]
        ),
        (#"{"choices":[{"delta":{"content":null}}]}"#, []), ("[]", []),
        (
            #"{"choices":[{"delta":{"content":[{"type":"text","text":"a"},{"text":"b"}],"reasoning_text":"c"}}]}"#,
            ["c0.content[0].text", "c0.content[1].text", "c0.reasoning_text"]
        ),
        (
            #"{"choices":[{"delta":{"reasoning_details":[{"id":"i","format":"f","index":4,"text":"a","data":"b"}]}}]}"#,
            ["c0.reasoning_details[4].text"]
        ),
        (#"{"choices":[{"delta":{"audio":{"id":"i","data":"QUJD","transcript":"a"}},"name":"b"}]}"#, ["c0.audio"]),
    ])
    func pieces(text: String, lanes: [String]) throws {
        try withBytes(text) { bytes in
            let tape = try StrictJSON.read(bytes)
            #expect(StreamDeltas(tape, in: bytes).pieces.map(\.lane) == lanes)
        }
    }
}
