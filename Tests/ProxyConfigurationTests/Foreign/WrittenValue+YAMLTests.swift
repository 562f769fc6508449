import ProxyConfiguration
import Rules
import Testing

@Suite struct WrittenValueYAMLTests {
    @Test func digitsAndSwitchesAreTextToo() {
        let settings = ConfigurationFormat.liteLLM.read(
            "general_settings: {master_key: 1234, disable_auth: yes, max_request_size_mb: 0.5}\n"
        ).settings
        #expect(settings.answer(ForeignSettings.managementToken)?.value?.literal?.revealed == Array("1234".utf8))
        #expect(settings.answer(ForeignSettings.authenticates)?.value == false)
        #expect(settings.answer(LimitSettings.requestBody)?.value == .kibibytes(512))
    }

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
