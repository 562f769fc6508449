import ProxyConfiguration
import Testing

@Suite struct LiteLLMReaderTests {
    private static let text = """
        model_list:
          - model_name: a
            litellm_params:
              model: openai/gpt-4o
              api_key: \(invented)
              api_base: os.environ/BASE
          - model_name: b
            litellm_params: {model: x, api_key: os.environ/KEY_B}
        litellm_settings:
          cache_params: {type: redis, host: cache.internal, ssl: true}
        general_settings:
          master_key: sk-1234
          allowed_ips: ["10.0.0.7"]
          set_verbose: true
        environment_variables:
          LITELLM_LOG: DEBUG
        """

    @Test func modelsAreUpstreams() {
        let configuration = ConfigurationFormat.liteLLM.read(Self.text)
        #expect(configuration.upstreams.compactMap { $0.answer(UpstreamSettings.name)?.value } == ["a", "b"])
        #expect(configuration.upstreams[1].answer(UpstreamSettings.credential)?.value == .environment("KEY_B"))
        // What the environment has is not known here.
        #expect(configuration.upstreams[0].answer(UpstreamSettings.baseURL) == nil)
        #expect(!configuration.upstreams[0].knows(UpstreamSettings.baseURL))
        #expect(
            configuration.problems.map { "\($0.code) \($0.name)" } == [
                "literalSecret api_key", "literalSecret general_settings.master_key",
            ])
        #expect(piece(Self.text, configuration.problems.first?.range) == invented)
    }

    @Test func sectionsAndVariables() {
        let configuration = ConfigurationFormat.liteLLM.read(Self.text)
        #expect(configuration.settings.answer(ForeignSettings.allowedClients)?.value.values.map(\.text) == ["10.0.0.7"])
        #expect(configuration.settings.answer(ForeignSettings.cache)?.value?.server?.scheme == "rediss")
        #expect(configuration.settings.answer(LoggingSettings.level)?.value == .debug)
        #expect(configuration.deadSettings.map(\.name) == ["general_settings.set_verbose"])
        #expect(piece(Self.text, configuration.settings.tableRange("general_settings")) == "general_settings")
    }

    @Test func variablesOfAProviderAreAnUpstreamAndTheRestIsKept() {
        let text = """
            environment_variables:
              OPENAI_API_BASE: http://llm.internal/v1
              OPENAI_API_KEY: \(invented)
              OTHER_KEY: os.environ/OTHER
              EMPTY:
            """
        let configuration = ConfigurationFormat.liteLLM.read(text)
        #expect(configuration.upstreams.map { $0.answer(UpstreamSettings.baseURL)?.value?.host } == ["llm.internal"])
        #expect(configuration.variables.map(\.name) == ["OPENAI_API_KEY"])
        #expect(piece(text, configuration.variables.first?.range) == invented)
    }

    @Test func keysWithoutALifeLiveForEver() {
        let text = "litellm_settings:\n  default_key_generate_params: {duration: null}\n"
        #expect(ConfigurationFormat.liteLLM.read(text).settings.answer(TokenSettings.defaultLifetime)?.value == .zero)
    }

    @Test func whatIsNoYAMLIsAProblem() {
        #expect(ConfigurationFormat.liteLLM.read("a: [\n").problems.map(\.code) == [.syntax])
        #expect(ConfigurationFormat.liteLLM.read("- just a list\n").problems == [])
    }
}
