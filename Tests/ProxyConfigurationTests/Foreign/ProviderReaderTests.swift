import ProxyConfiguration
import Testing

@Suite struct ProviderReaderTests {
    @Test func providers() {
        let text = """
            apis:
              openai:
                base_url: http://llm.internal
                allowed_endpoints: [/v1/models]
                timeouts: {request: 0}
                allowed_origins: ["*"]
            """
        let configuration = ConfigurationFormat.providers.read(text)
        #expect(
            configuration.upstreams.count == 1
                && configuration.upstreams[0].answer(UpstreamSettings.baseURL)?.value?.scheme == "http")
        #expect(configuration.upstreams[0].answer(UpstreamSettings.firstByteTimeout)?.value == .zero)
        #expect(configuration.settings.answer(CORSSettings.allowedOrigins)?.value.values == [.any])
        #expect(ConfigurationFormat.providers.read("apis: {\n").problems.map(\.code) == [.syntax])
    }
}
