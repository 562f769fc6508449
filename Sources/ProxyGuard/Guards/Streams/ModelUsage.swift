/// The tokens of one answer, as its provider counted them.
public struct ModelUsage: Hashable, Sendable {
    /// Tokens of the prompt, those read from a provider's cache included.
    public var inputTokens: Int
    public var outputTokens: Int
    /// Of the input, those read from a cache; never more than the input.
    public var cachedInputTokens: Int

    public init(inputTokens: Int = 0, outputTokens: Int = 0, cachedInputTokens: Int = 0) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cachedInputTokens = cachedInputTokens
    }

    /// Reads what a JSON body or event of any dialect says about usage; nil when it says nothing.
    public init?(_ tape: JSONTape, in body: UnsafeRawBufferPointer) {
        let places: [Int?] = [
            tape.member("usage", of: 0, in: body), tape.value("response", "usage", in: body),
            tape.value("message", "usage", in: body), tape.member("usageMetadata", of: 0, in: body),
        ]
        let found = places.compactMap { place in place.flatMap { ModelUsage(object: $0, tape, body) } }
        guard let usage = found.first else { return nil }
        self = usage
    }

    private init?(object: Int, _ tape: JSONTape, _ body: UnsafeRawBufferPointer) {
        guard tape.nodes[object].kind == .object else { return nil }
        func count(_ name: StaticString) -> Int? {
            tape.count(tape.member(name, of: object, in: body), in: body).map { min($0, Self.most) }
        }
        func detail(_ name: StaticString, _ inner: StaticString) -> Int? {
            tape.count(tape.value(name, inner, of: object, in: body), in: body).map { min($0, Self.most) }
        }
        let input = count("prompt_tokens") ?? count("input_tokens") ?? count("promptTokenCount")
        var output = count("completion_tokens") ?? count("output_tokens") ?? count("candidatesTokenCount")
        if let thoughts = count("thoughtsTokenCount") { output = (output ?? 0) + thoughts }
        guard input != nil || output != nil else { return nil }
        self.init(inputTokens: input ?? 0, outputTokens: output ?? 0)
        // Anthropic counts what comes from a cache and what goes into it beside the input, the others within.
        if let read = count("cache_read_input_tokens") {
            inputTokens += read + (count("cache_creation_input_tokens") ?? 0)
            cachedInputTokens = read
        } else {
            let cached =
                detail("prompt_tokens_details", "cached_tokens") ?? detail("input_tokens_details", "cached_tokens")
                ?? count("cachedContentTokenCount") ?? 0
            cachedInputTokens = min(cached, inputTokens)
        }
    }

    /// No answer has more; larger figures could overflow sums.
    private static let most = 1 << 40

    /// Takes over what a later event of the same stream says: each figure is a running total.
    mutating func update(_ later: ModelUsage) {
        inputTokens = max(inputTokens, later.inputTokens)
        outputTokens = max(outputTokens, later.outputTokens)
        cachedInputTokens = max(cachedInputTokens, later.cachedInputTokens)
    }
}
