import ProxyConfiguration
import ProxyGuard
import Testing

@testable import ProxyServer

@Suite struct SelfCheckInputServingTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    private var input: SelfCheckInput {
        var input = SelfCheckInput(path: "p", environment: [:], process: .current())
        input.addServing()
        return input
    }

    @Test func promptRulesAreReadAsTheGuardsReadThem() throws {
        let read = try #require(input.readPromptRules)
        try read(try folder.write("good", "# nothing\ngood: forbidden words\n"))
        let bad = try folder.write("bad", "a: b\nbad: (\n")
        #expect { try read(bad) } throws: { "\($0)".hasPrefix("line 2: ") }
        #expect { try read(folder.path + "/none") } throws: { "\($0)".contains("cannot be read") }
    }

    @Test func endpointsAreThoseOfTheRoutes() throws {
        let knows = try #require(input.knowsEndpoint)
        #expect(knows("POST /v1/chat/completions", .openai) && knows("POST /v1/messages", .anthropic))
        #expect(knows("POST /v1/embeddings", .mistral))
        for endpoint in [
            "POST /v1/nonsense", "post /v1/chat/completions", "GET /v1/chat/completions", "/v1/models", "",
        ] {
            #expect(!knows(endpoint, .openai), "\(endpoint)")
        }
        #expect(!knows("POST /v1/messages", .openai))
    }

    @Test func certificatesAreRead() { #expect(input.readCertificate != nil) }
}
