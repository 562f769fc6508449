import Testing

@testable import ProxyRoutes

@Suite struct RouteTableStandardTests {
    // A new route has to be written here as well, so that none appears by accident (ATK-08, ATK-30).
    @Test func inventory() {
        let expected = """
            DELETE /v1/files/{id} file_delete
            DELETE /v1/responses/{id} response_delete
            GET /v1/batches batches
            GET /v1/batches/{id} batch
            GET /v1/files files
            GET /v1/files/{id} file
            GET /v1/files/{id}/content file_content
            GET /v1/models models
            GET /v1/models/{id} model
            GET /v1/responses/{id} response_get
            GET /v1/responses/{id}/input_items response_input_items
            GET /v1beta/models models
            GET /v1beta/models/{model} model
            POST /v1/audio/speech speech
            POST /v1/audio/transcriptions transcriptions
            POST /v1/audio/translations translations
            POST /v1/batches batch_create
            POST /v1/batches/{id}/cancel batch_cancel
            POST /v1/chat/completions chat_completions
            POST /v1/completions completions
            POST /v1/embeddings embeddings
            POST /v1/files file_upload
            POST /v1/images/edits image_edits
            POST /v1/images/generations image_generations
            POST /v1/images/variations image_variations
            POST /v1/messages messages
            POST /v1/messages/count_tokens count_tokens
            POST /v1/moderations moderations
            POST /v1/responses responses
            POST /v1/responses/input_tokens response_input_tokens
            POST /v1/responses/{id}/cancel response_cancel
            POST /v1beta/models/{model}:countTokens gemini_count_tokens
            POST /v1beta/models/{model}:embedContent embed_content
            POST /v1beta/models/{model}:generateContent generate_content
            POST /v1beta/models/{model}:streamGenerateContent stream_generate_content
            """
        let routes = RouteTable.standard.routes
        #expect(routes.map { "\($0) \($0.operation.rawValue)" }.sorted().joined(separator: "\n") == expected)
        #expect(Set(routes.map(\.operation)) == Set(Operation.allCases))
        #expect(Set(routes.map(\.description)).count == routes.count)
    }

    @Test("a dialect has its own prefix, and a body its method")
    func shape() {
        for route in RouteTable.standard.routes {
            #expect((route.dialect == .gemini) == route.template.hasPrefix("/v1beta/"), "\(route)")
            #expect((route.dialect == .anthropic) == route.template.hasPrefix("/v1/messages"), "\(route)")
            #expect(route.body == .none || route.method == "POST", "\(route)")
            #expect(route.template.count { $0 == "{" } <= 1, "\(route)")
        }
        let multipart = RouteTable.standard.routes.filter { $0.body == .multipart }.map(\.operation)
        #expect(
            Set(multipart) == [.imageEdits, .imageVariations, .transcriptions, .translations, .fileUpload])
    }
}
