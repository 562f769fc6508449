/// Which headers pass, by name; every other one is dropped, known or not.
///
/// What frames a message (`content-length`, `transfer-encoding`, `connection`) is written anew on either side, and the host, the
/// user agent, the accepted encodings and the credential of the provider are the proxy's own.
public enum HeaderPolicy {
    /// Of a header that passes, in bytes.
    public static let greatestLength = 2048

    /// Whether a client's header goes on to the provider; the name in lower case.
    ///
    /// `idempotency-key` does not: the provider sees one account for all projects, so that two of them with the same key would be
    /// given one answer. `x-stainless-*` tells about the client's machine.
    public static func passes(request name: String, to dialect: Dialect) -> Bool {
        switch dialect {
        case .openai: openai.contains(name)
        case .anthropic: anthropic.contains(name)
        case .gemini: common.contains(name)
        }
    }

    /// The name under which a provider's header comes back to the client; nil if it does not. The name in lower case.
    ///
    /// Limits (`x-ratelimit-*`, `anthropic-ratelimit-*`) do not: they are those of the provider's account, and the client is told
    /// its own. Provider request ids come back as `x-upstream-request-id`.
    public static func passes(response name: String) -> String? { responses[name] }

    /// Whether a value may pass either way: printable ASCII, spaces within, at most `greatestLength` bytes.
    public static func isPlain(_ value: String) -> Bool {
        let bytes = value.utf8
        return bytes.count <= greatestLength && bytes.first != 0x20 && bytes.last != 0x20
            && bytes.allSatisfy { Octet.isVisible($0) || $0 == 0x20 }
    }

    /// Whether a header of any dialect has this name.
    static func isRequestName(_ name: String) -> Bool { openai.contains(name) || anthropic.contains(name) }

    private static let common: Set<String> = ["accept", "content-type"]
    private static let openai: Set<String> = common.union(["openai-beta"])
    private static let anthropic: Set<String> = common.union(["anthropic-beta", "anthropic-version"])

    private static let responses: [String: String] = [
        "content-type": "content-type",
        "openai-processing-ms": "openai-processing-ms",
        "openai-version": "openai-version",
        "retry-after": "retry-after",
        "retry-after-ms": "retry-after-ms",
        "x-should-retry": "x-should-retry",
        "x-request-id": "x-upstream-request-id",
        "request-id": "x-upstream-request-id",
    ]
}
