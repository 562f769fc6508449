import Foundation
import NIOHTTP1
import ProxyGuards
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

/// ATK-31: every field of every route in which a text may stand.
///
/// Sources: https://platform.openai.com/docs/api-reference, https://docs.anthropic.com/en/api, https://ai.google.dev/api
@Suite("Route matrix", .timeLimit(.minutes(15)))
struct RouteMatrixTests {
    /// What goes around fields; `@` is a member with the text.
    private static let frames: [(route: String, frame: String, fields: [String])] = [
        (
            "POST /v1/chat/completions", #"{"model":"m",@}"#,
            messages.map { #""messages":[{"role":"user","content":"a"},\#($0)]"# } + [
                #""messages":[],"tools":[{"type":"function","function":{"name":"f","description":"%"}}]"#,
                #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"properties":{"a":{"description":"%"}}}}}]"#,
                #""messages":[],"tools":[{"type":"custom","custom":{"name":"c","format":{"type":"grammar","grammar":{"definition":"%"}}}}]"#,
                #""messages":[],"functions":[{"name":"f","description":"%"}]"#,
                #""messages":[],"response_format":{"type":"json_schema","json_schema":{"name":"s","description":"%"}}"#,
                #""messages":[],"prediction":{"type":"content","content":"%"}"#,
                #""messages":[],"prediction":{"type":"content","content":[{"type":"text","text":"%"}]}"#,
                #""messages":[],"stop":["%"]"#, #""messages":[],"metadata":{"a":"%"}"#, #""messages":[],"user":"%""#,
                #""messages":[],"safety_identifier":"%""#, #""messages":[],"prompt_cache_key":"%""#,
                #""messages":[],"web_search_options":{"user_location":{"approximate":{"city":"%"}}}"#,
                #""messages":[],"of_tomorrow":{"deep":[[{"x":"%"}]]}"#,
            ]
        ),
        ("POST /v1/completions", #"{"model":"m",@}"#, [#""prompt":"%""#, #""prompt":["a","%"]"#, #""suffix":"%""#]),
        ("POST /v1/embeddings", #"{"model":"m",@}"#, [#""input":"%""#, #""input":["a","%"]"#, #""user":"%""#]),
        (
            "POST /v1/moderations", #"{"model":"m",@}"#,
            [#""input":"%""#, #""input":["%"]"#, #""input":[{"type":"text","text":"%"}]"#]
        ),
        ("POST /v1/responses", #"{"model":"m",@}"#, responses),
        ("POST /v1/responses/input_tokens", #"{"model":"m",@}"#, responses),
        ("POST /v1/images/generations", #"{"model":"m",@}"#, [#""prompt":"%""#, #""user":"%""#]),
        ("POST /v1/audio/speech", #"{"model":"m","voice":"a",@}"#, [#""input":"%""#, #""instructions":"%""#]),
        ("POST /v1/batches", "{@}", [#""input_file_id":"%""#, #""metadata":{"description":"%"}"#]),
        ("POST /v1/messages", #"{"model":"m","max_tokens":9,@}"#, anthropic),
        ("POST /v1/messages/count_tokens", #"{"model":"m",@}"#, anthropic),
        ("POST /v1beta/models/{model}:generateContent", "{@}", gemini),
        ("POST /v1beta/models/{model}:streamGenerateContent", "{@}", gemini),
        ("POST /v1beta/models/{model}:countTokens", "{@}", gemini + [#""generateContentRequest":{\#(gemini[0])}"#]),
        (
            "POST /v1beta/models/{model}:embedContent", "{@}",
            [#""content":{"parts":[{"text":"a"},{"text":"%"}]}"#, #""title":"%""#]
        ),
    ]

    private static let messages = [
        #"{"role":"system","content":"%"}"#, #"{"role":"developer","content":[{"type":"text","text":"%"}]}"#,
        #"{"role":"user","content":"%"}"#, #"{"role":"user","name":"%","content":"a"}"#,
        #"{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://x.test/%"}}]}"#,
        #"{"role":"user","content":[{"type":"file","file":{"filename":"% ","file_id":"f"}}]}"#,
        #"{"role":"assistant","content":"%"}"#, #"{"role":"assistant","content":[{"type":"refusal","refusal":"%"}]}"#,
        #"{"role":"assistant","refusal":"%"}"#, #"{"role":"assistant","reasoning_content":"%"}"#,
        #"{"role":"assistant","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{\"a\":\"%\"}"}}]}"#,
        #"{"role":"assistant","tool_calls":[{"id":"c","custom":{"name":"f","input":"%"}}]}"#,
        #"{"role":"assistant","function_call":{"name":"f","arguments":"%"}}"#,
        #"{"role":"tool","tool_call_id":"c","content":"%"}"#,
        #"{"role":"tool","tool_call_id":"c","content":[{"type":"text","text":"%"}]}"#,
        #"{"role":"function","name":"f","content":"%"}"#,
    ]

    private static let responses =
        [
            #"{"role":"user","content":"%"}"#, #"{"role":"user","content":[{"type":"input_text","text":"%"}]}"#,
            #"{"role":"assistant","content":[{"type":"output_text","text":"%"}]}"#,
            #"{"type":"function_call","name":"f","call_id":"c","arguments":"{\"a\":\"%\"}"}"#,
            #"{"type":"function_call_output","call_id":"c","output":"%"}"#,
            #"{"type":"function_call_output","call_id":"c","output":[{"type":"input_text","text":"%"}]}"#,
            #"{"type":"custom_tool_call","name":"f","input":"%"}"#,
            #"{"type":"custom_tool_call_output","call_id":"c","output":"%"}"#,
            #"{"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"%"}]}"#,
            #"{"type":"reasoning","content":[{"type":"reasoning_text","text":"%"}]}"#,
            #"{"type":"computer_call","action":{"type":"type","text":"%"}}"#,
            #"{"type":"local_shell_call","action":{"type":"exec","command":["a","%"],"env":{"A":"b"}}}"#,
            #"{"type":"local_shell_call","action":{"type":"exec","env":{"A":"%"}}}"#,
            #"{"type":"local_shell_call_output","output":"%"}"#,
            #"{"type":"shell_call_output","output":[{"stdout":"%"}]}"#,
            #"{"type":"apply_patch_call","operation":{"type":"update_file","path":"a","diff":"%"}}"#,
            #"{"type":"mcp_call","arguments":"%"}"#, #"{"type":"mcp_call","output":"%"}"#,
            #"{"type":"mcp_approval_response","reason":"%"}"#,
            #"{"type":"code_interpreter_call","code":"%"}"#,
            #"{"type":"code_interpreter_call","outputs":[{"type":"logs","logs":"%"}]}"#,
            #"{"type":"web_search_call","action":{"type":"search","query":"%"}}"#,
            #"{"type":"file_search_call","queries":["%"],"results":[{"text":"a"}]}"#,
            #"{"type":"file_search_call","results":[{"text":"%"}]}"#,
            #"{"type":"image_generation_call","revised_prompt":"%"}"#,
        ].map { #""input":[\#($0)]"# } + [
            #""input":"%""#, #""instructions":"%","input":"a""#, #""instructions":[{"role":"system","content":"%"}]"#,
            #""input":"a","tools":[{"type":"function","name":"f","description":"%"}]"#,
            #""input":"a","tools":[{"type":"mcp","server_label":"a","headers":{"x":"%"}}]"#,
            #""input":"a","tools":[{"type":"mcp","server_label":"a","authorization":"%"}]"#,
            #""input":"a","tools":[{"type":"mcp","server_label":"a","server_url":"https://x.test/?k=%"}]"#,
            #""input":"a","prompt":{"id":"p","variables":{"a":"%"}}"#,
            #""input":"a","prompt":{"id":"p","variables":{"a":{"type":"input_text","text":"%"}}}"#,
            #""input":"a","text":{"format":{"type":"json_schema","name":"s","description":"%"}}"#,
            #""input":"a","metadata":{"a":"%"}"#,
        ]

    private static let anthropic =
        [
            #"{"role":"user","content":"%"}"#, #"{"role":"assistant","content":"%"}"#,
            #"{"role":"user","content":[{"type":"text","text":"%"}]}"#,
            #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"%"}]}"#,
            #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"%"}]}]}"#,
            #"{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"f","input":{"a":{"b":["%"]}}}]}"#,
            #"{"role":"assistant","content":[{"type":"server_tool_use","input":{"query":"%"}}]}"#,
            #"{"role":"assistant","content":[{"type":"thinking","thinking":"%","signature":"s"}]}"#,
            #"{"role":"user","content":[{"type":"document","title":"%","source":{"type":"text","media_type":"text/plain","data":"a"}}]}"#,
            #"{"role":"user","content":[{"type":"document","context":"%","source":{"type":"url","url":"https://x.test"}}]}"#,
            #"{"role":"user","content":[{"type":"document","source":{"type":"text","media_type":"text/plain","data":"%"}}]}"#,
            #"{"role":"user","content":[{"type":"document","source":{"type":"content","content":[{"type":"text","text":"%"}]}}]}"#,
            #"{"role":"user","content":[{"type":"search_result","source":"s","title":"t","content":[{"type":"text","text":"%"}]}]}"#,
            #"{"role":"assistant","content":[{"type":"code_execution_tool_result","content":{"stdout":"%"}}]}"#,
            #"{"role":"assistant","content":[{"type":"text","text":"a","citations":[{"cited_text":"%"}]}]}"#,
        ].map { #""messages":[\#($0)]"# } + [
            #""system":"%","messages":[]"#, #""system":[{"type":"text","text":"a"},{"type":"text","text":"%"}]"#,
            #""tools":[{"name":"f","description":"%"}]"#,
            #""tools":[{"name":"f","input_schema":{"properties":{"a":{"description":"%"}}}}]"#,
            #""stop_sequences":["%"]"#, #""metadata":{"user_id":"%"}"#,
            #""mcp_servers":[{"type":"url","name":"a","authorization_token":"%"}]"#,
        ]

    private static let gemini =
        [
            #"{"text":"%"}"#, #"{"thought":true,"text":"%"}"#, #"{"functionCall":{"name":"f","args":{"a":"%"}}}"#,
            #"{"functionResponse":{"name":"f","response":{"a":["%"]}}}"#,
            #"{"executableCode":{"language":"PYTHON","code":"%"}}"#, #"{"codeExecutionResult":{"output":"%"}}"#,
            #"{"fileData":{"fileUri":"https://x.test/%"}}"#, #"{"inlineData":{"mimeType":"text/plain","data":"%"}}"#,
        ].map { #""contents":[{"role":"user","parts":[{"text":"a"},\#($0)]}]"# } + [
            #""systemInstruction":{"parts":[{"text":"%"}]}"#, #""system_instruction":{"parts":[{"text":"%"}]}"#,
            #""tools":[{"functionDeclarations":[{"name":"f","description":"%"}]}]"#,
            #""generationConfig":{"stopSequences":["%"]}"#,
            #""generationConfig":{"responseSchema":{"description":"%"}}"#,
            #""labels":{"a":"%"}"#,
        ]

    /// Fields of forms.
    private static let forms: [(route: String, fields: [String])] = [
        ("POST /v1/images/edits", ["prompt", "user"]), ("POST /v1/images/variations", ["user"]),
        ("POST /v1/audio/transcriptions", ["prompt", "language", "known_speaker_names[]"]),
        ("POST /v1/audio/translations", ["prompt"]), ("POST /v1/files", ["purpose", "file"]),
    ]

    @Test("every route that takes a body is in the matrix")
    func complete() {
        let routes = RouteTable.standard.routes.filter { $0.body != .none }.map(\.description)
        #expect(Set(routes) == Set(Self.frames.map(\.route) + Self.forms.map(\.route)))
    }

    @Test("no field takes a credential to a provider, streaming or not, escaped or not", arguments: frames.indices)
    func fields(index: Int) async throws {
        let (name, frame, fields) = Self.frames[index]
        let route = try #require(RouteTable.standard.routes.first { $0.description == name })
        let target =
            route.template.replacingOccurrences(of: "{model}", with: "m")
            + (route.operation == .streamGenerateContent ? "?alt=sse" : "")
        try await Harness.with({
            $0.upstream = Harness.upstream(port: 0, dialect: route.dialect)
            $0.upstream.endpoints = [name]
        }).run { harness async throws in
            let client = try await harness.connect()
            let secret = Harness.sampleSecret
            let escaped = secret.unicodeScalars.map { "\\u00" + String($0.value, radix: 16) }.joined()
            for field in fields {
                for (text, more) in [(secret, ""), (escaped, ""), (secret, #","stream":true"#)] {
                    // Within a text that is JSON itself an escape has its backslash twice.
                    let value = field.contains(#"\"%"#) ? text.replacingOccurrences(of: "\\", with: "\\\\") : text
                    let body = frame.replacingOccurrences(
                        of: "@", with: field.replacingOccurrences(of: "%", with: value) + more)
                    client.send(harness.request("POST", target, headers: ["anthropic-version: 2023-06-01"], body: body))
                    let answer = try #require(try await client.answer())
                    #expect(answer.text.contains("blocked by a guard"), "\(name) \(field) \(answer.text)")
                }
            }
            #expect(harness.provider.requests.all.isEmpty)
        }
    }

    @Test("nor does a field or a file of a form", arguments: forms.indices)
    func formFields(index: Int) async throws {
        let (name, fields) = Self.forms[index]
        try await Harness.with({ $0.upstream.endpoints = [name] }).run { harness async throws in
            for field in fields {
                let file = field == "file" ? "; filename=\"a.jsonl\"" : ""
                let body =
                    "--xyz\r\ncontent-disposition: form-data; name=\"\(field)\"\(file)\r\n\r\nkey \(Harness.sampleSecret)\r\n--xyz--\r\n"
                let answer = try await harness.ask(
                    harness.request(
                        "POST", String(name.dropFirst(5)), headers: ["content-type: multipart/form-data; boundary=xyz"],
                        body: body))
                #expect(answer?.text.contains("blocked by a guard") == true, "\(name) \(field)")
            }
            #expect(harness.provider.requests.all.isEmpty)
        }
    }
}
