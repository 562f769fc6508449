/// A configuration in the examples of a rule; a plain text is one of `proxyguard.toml`.
struct ProxyExample: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    var text: String
    var path: String

    init(stringLiteral text: String) { self.init(text: text, path: "proxyguard.toml") }

    private init(text: String, path: String) {
        self.text = text
        self.path = path
    }

    /// A `proxyguard.toml` that is put together.
    static func own(_ text: String) -> ProxyExample { ProxyExample(stringLiteral: text) }

    /// A `proxyguard.yaml`.
    static func yaml(_ text: String) -> ProxyExample { ProxyExample(text: text, path: "proxyguard.yaml") }

    /// Variables of llm-proxy.
    static func llmProxy(_ text: String, path: String = ".env") -> ProxyExample {
        ProxyExample(text: text + "ADMIN_UI_PATH=/admin\nLLM_PROXY_EVENT_BUS=redis\n", path: path)
    }

    /// Variables of ModelMuxer.
    static func modelMuxer(_ text: String, path: String = ".env") -> ProxyExample {
        ProxyExample(text: text + "PRICE_TABLE_PATH=prices.json\nROUTER_DEFAULT_MODEL=gpt-4o\n", path: path)
    }

    /// The `config.yaml` of LiteLLM.
    static func liteLLM(_ text: String) -> ProxyExample { ProxyExample(text: text, path: "litellm-config.yaml") }
}
