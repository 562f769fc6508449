/// What the proxy has to know of a request's JSON body.
public struct RequestDocument: Sendable {
    /// The model that a body asks for.
    public enum ModelField: Hashable, Sendable {
        case missing
        /// It is there and no string.
        case notText
        /// Exactly as sent, escapes undone.
        case text(String)
    }

    public let shape: BodyShape
    public let tape: JSONTape
    public let model: ModelField
    /// Where the model's name stands between its quotes.
    public let modelRange: Range<Int>?
    public let stream: Bool
    /// Tokens that the answer may have at most, over all choices; nil when the body sets no limit.
    public let maxTokens: Int?
    /// Whether a stream is to end with its usage.
    public let includesUsage: Bool
    /// Top-level members that other proxies take for an upstream's address or credentials; sorted.
    public let forbiddenParameters: [String]
    /// Bytes of text that the model reads, after unescaping; without binary data.
    public let promptBytes: Int
    /// Strings of the body that nobody looks into: long base64 data.
    public let skipped: [Int]

    /// Members that would redirect a request or change its credentials where they are obeyed.
    public static let redirectingParameters: Set<String> = [
        "api_base", "base_url", "api_key", "api_version", "api_type", "custom_llm_provider", "extra_headers",
        "extra_body", "extra_query", "headers", "litellm_params", "litellm_metadata", "litellm_credential_name",
        "model_list", "fallbacks", "context_window_fallbacks", "mock_response", "aws_access_key_id",
        "aws_secret_access_key", "aws_session_token", "aws_region_name", "aws_bedrock_runtime_endpoint",
        "vertex_project", "vertex_location", "vertex_credentials", "azure_ad_token", "azure_endpoint",
        "proxy_server_request", "user_config", "configurable_clientside_auth_params", "organization_id",
        "max_budget", "budget",
    ]

    /// - Parameter body: the bytes that the tape was made from.
    public init(_ tape: JSONTape, shape: BodyShape, in body: UnsafeRawBufferPointer) {
        self.tape = tape
        self.shape = shape
        let model = tape.member("model", of: 0, in: body)
        switch (model, tape.text(model, in: body)) {
        case (nil, _): (self.model, modelRange) = (.missing, nil)
        case (_, nil): (self.model, modelRange) = (.notText, nil)
        case (.some(let index), .some(let text)):
            (self.model, modelRange) = (.text(String(decoding: text, as: UTF8.self)), tape.nodes[index].range)
        }
        stream = Self.isTrue(tape.member("stream", of: 0, in: body), tape)
        includesUsage = Self.isTrue(tape.value("stream_options", "include_usage", in: body), tape)
        maxTokens = Self.maxTokens(tape, body)
        forbiddenParameters = Self.forbiddenParameters(of: 0, tape, body)
        skipped = BinaryData.strings(in: tape, body)
        var (bytes, next) = (0, 0)
        for (index, node) in tape.nodes.enumerated() where node.kind == .string {
            if next < skipped.count, skipped[next] == index {
                next += 1
            } else {
                bytes += node.range.count
            }
        }
        promptBytes = bytes
    }

    /// Members of an object that other proxies take for an upstream's address or credentials; sorted.
    static func forbiddenParameters(
        of object: Int, _ tape: JSONTape, _ body: UnsafeRawBufferPointer
    ) -> [String] {
        let names = tape.names(of: object).compactMap { name in
            tape.text(name, in: body).map { String(decoding: $0, as: UTF8.self) }
        }
        return names.filter { redirectingParameters.contains($0.lowercased()) }.sorted()
    }

    private static func isTrue(_ index: Int?, _ tape: JSONTape) -> Bool {
        index.map { tape.nodes[$0].kind == .yes } ?? false
    }

    /// The largest limit that any dialect's name sets, times the number of answers.
    private static func maxTokens(_ tape: JSONTape, _ body: UnsafeRawBufferPointer) -> Int? {
        let limits = [
            tape.member("max_tokens", of: 0, in: body), tape.member("max_completion_tokens", of: 0, in: body),
            tape.member("max_output_tokens", of: 0, in: body), tape.member("max_tokens_to_sample", of: 0, in: body),
            tape.value("generationConfig", "maxOutputTokens", in: body),
            tape.value("generation_config", "max_output_tokens", in: body),
        ].compactMap { tape.count($0, in: body) }
        guard let limit = limits.max() else { return nil }
        let answers = [
            tape.member("n", of: 0, in: body), tape.member("best_of", of: 0, in: body),
            tape.value("generationConfig", "candidateCount", in: body),
            tape.value("generation_config", "candidate_count", in: body),
        ].compactMap { tape.count($0, in: body) }.max()
        let (product, overflows) = limit.multipliedReportingOverflow(by: max(1, answers ?? 1))
        return overflows ? .max : product
    }
}
