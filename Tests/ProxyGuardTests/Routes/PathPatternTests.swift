import Testing

@testable import ProxyRoutes

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("/v1/files/{id}", "/v1/files/a", "a"), ("/v1/files/{id}", "/v1/files/a:b", "a:b"),
        ("/v1/files/{id}/content", "/v1/files/a/content", "a"),
    ])
    func found(template: String, path: String, value: String) throws {
        let pattern = try #require(PathPattern(template: template, dialect: .openai))
        #expect(try pattern.parameter(in: path) == value)
        #expect(pattern.name == "id")
    }

    @Test(arguments: [
        ("/v1/files/{id}", "/v1/files/"), ("/v1/files/{id}", "/v1/files"), ("/v1/files/{id}", "/v1/files/a/b"),
        ("/v1/files/{id}", "/v1/filesX/a"), ("/v1/files/{id}/content", "/v1/files//content"),
        ("/v1/files/{id}/content", "/v1/files/content"), ("/v1/files/{id}/content", "/v1/files/a/contents"),
        ("/v1/files/{id}/content", "/v1/files/a~/b/content"), ("/a/{id}/a", "/a/a"),
    ])
    func another(template: String, path: String) throws {
        let pattern = try #require(PathPattern(template: template, dialect: .openai))
        #expect(try pattern.parameter(in: path) == nil)
    }

    @Test("where a colon says what is asked of a model, the model has none")
    func colon() throws {
        let template = "/m/{model}:countTokens"
        let gemini = try #require(PathPattern(template: template, dialect: .gemini))
        #expect(try gemini.parameter(in: "/m/a:countTokens") == "a")
        #expect(try gemini.parameter(in: "/m/a:b:countTokens") == nil)
        #expect(try gemini.parameter(in: "/m/:countTokens") == nil)
    }

    @Test func refused() throws {
        let pattern = try #require(PathPattern(template: "/f/{id}", dialect: .openai))
        #expect(throws: TargetProblem.parameter) { try pattern.parameter(in: "/f/a~") }
        #expect(throws: TargetProblem.parameter) {
            try pattern.parameter(in: "/f/" + String(repeating: "a", count: 257))
        }
        #expect(PathPattern(template: "/v1/models", dialect: .openai) == nil)
    }
}
