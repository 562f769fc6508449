extension RouteTable {
    /// The routes of the three dialects. Anthropic's `GET /v1/models` and `GET /v1/models/{id}` are those of OpenAI.
    ///
    /// Sources: https://platform.openai.com/docs/api-reference, https://docs.anthropic.com/en/api,
    /// https://ai.google.dev/api
    public static let standard = RouteTable(openai + anthropic + gemini)

    private static let openai =
        [
            post("/v1/chat/completions", .chatCompletions),
            post("/v1/completions", .completions),
            post("/v1/embeddings", .embeddings),
            get("/v1/models", .models),
            get("/v1/models/{id}", .model),
            post("/v1/moderations", .moderations),
        ] + responses + media + stored

    private static let responses = [
        post("/v1/responses", .responses),
        post("/v1/responses/input_tokens", .responseInputTokens),
        get("/v1/responses/{id}", .responseGet),
        delete("/v1/responses/{id}", .responseDelete),
        post("/v1/responses/{id}/cancel", .responseCancel, .none),
        get("/v1/responses/{id}/input_items", .responseInputItems),
    ]

    private static let media = [
        post("/v1/images/generations", .imageGenerations),
        post("/v1/images/edits", .imageEdits, .multipart),
        post("/v1/images/variations", .imageVariations, .multipart),
        post("/v1/audio/speech", .speech),
        post("/v1/audio/transcriptions", .transcriptions, .multipart),
        post("/v1/audio/translations", .translations, .multipart),
    ]

    private static let stored = [
        get("/v1/files", .files),
        post("/v1/files", .fileUpload, .multipart),
        get("/v1/files/{id}", .file),
        delete("/v1/files/{id}", .fileDelete),
        get("/v1/files/{id}/content", .fileContent),
        get("/v1/batches", .batches),
        post("/v1/batches", .batchCreate),
        get("/v1/batches/{id}", .batch),
        post("/v1/batches/{id}/cancel", .batchCancel, .none),
    ]

    private static let anthropic = [
        post("/v1/messages", .messages, dialect: .anthropic),
        post("/v1/messages/count_tokens", .countTokens, dialect: .anthropic),
    ]

    private static let gemini = [
        post("/v1beta/models/{model}:generateContent", .generateContent, dialect: .gemini),
        post("/v1beta/models/{model}:streamGenerateContent", .streamGenerateContent, dialect: .gemini),
        post("/v1beta/models/{model}:countTokens", .geminiCountTokens, dialect: .gemini),
        post("/v1beta/models/{model}:embedContent", .embedContent, dialect: .gemini),
        get("/v1beta/models", .models, dialect: .gemini),
        get("/v1beta/models/{model}", .model, dialect: .gemini),
    ]

    private static func post(
        _ template: String, _ operation: Operation, _ body: BodyKind = .json, dialect: Dialect = .openai
    ) -> Route {
        Route(method: "POST", template: template, operation: operation, dialect: dialect, body: body)
    }

    private static func get(_ template: String, _ operation: Operation, dialect: Dialect = .openai) -> Route {
        Route(method: "GET", template: template, operation: operation, dialect: dialect, body: .none)
    }

    private static func delete(_ template: String, _ operation: Operation) -> Route {
        Route(method: "DELETE", template: template, operation: operation, dialect: .openai, body: .none)
    }
}
