import ProxyConfiguration
import Testing

@testable import Checks

@Suite struct ProxyExampleTests {
    @Test func eachIsRecognisedAsWhatItIs() {
        for (example, format) in [
            ("a = 1\n", ConfigurationFormat.proxyguard), (.own("a = 1\n"), .proxyguard), (.llmProxy(""), .environment),
            (.modelMuxer(""), .environment), (.liteLLM("litellm_settings: {}\n"), .liteLLM),
        ] as [(ProxyExample, ConfigurationFormat)] {
            #expect(ConfigurationFormat.recognised(Array(example.text.utf8), path: example.path) == format)
        }
    }
}
