import ProxyConfiguration
import Testing

@Suite struct WrittenValueYAMLTests {
    @Test func typesAndReferences() {
        let text = """
            litellm_settings:
              json_logs: "true"
              request_timeout: 600
              cache_params: {url: ~, password: os.environ/PASSWORD}
            """
        let settings = ConfigurationFormat.liteLLM.read(text).settings
        #expect(settings.answer(LoggingSettings.format)?.value == .json)
        #expect(settings.answer(TimeoutSettings.stream)?.value == .seconds(600))
        #expect(settings.answer(ForeignSettings.cache)?.value == .some(nil))
        #expect(settings.answer(ForeignSettings.cachePassword)?.value == .environment("PASSWORD"))
    }
}
