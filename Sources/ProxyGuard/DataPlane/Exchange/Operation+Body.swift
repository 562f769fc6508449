internal import ProxyGuards
internal import ProxyRoutes

extension BodyShape {
    /// What guards have to know of a route's body.
    init(_ operation: Operation) {
        self =
            switch operation {
            case .chatCompletions: .chat
            case .completions: .completions
            case .responses, .responseInputTokens: .responses
            case .embeddings, .embedContent: .embeddings
            case .moderations: .moderations
            case .imageGenerations, .imageEdits, .imageVariations: .images
            case .speech: .audioSpeech
            case .batchCreate: .batch
            case .messages, .countTokens: .anthropicMessages
            case .generateContent, .streamGenerateContent, .geminiCountTokens: .geminiContent
            default: .other
            }
    }
}

extension Operation {
    /// Whether an answer of status 200 never has an error in it; a stored response of a failed run has.
    var tellsErrorsByStatus: Bool {
        switch self {
        case .chatCompletions, .completions, .embeddings, .moderations, .messages, .countTokens, .generateContent,
            .geminiCountTokens, .embedContent:
            true
        default: false
        }
    }

    /// Whether a stream of its answers says that it is all, so that one that does not is cut short; Gemini's have no such mark.
    ///
    /// Sources: https://platform.openai.com/docs/api-reference/chat-streaming,
    /// https://platform.openai.com/docs/api-reference/responses-streaming, https://docs.anthropic.com/en/api/messages-streaming
    var marksEndOfStream: Bool {
        switch self {
        case .chatCompletions, .completions, .responses, .responseGet, .messages: true
        default: false
        }
    }

    /// Whether its answer is sound or a file, and neither JSON nor events.
    var answersBytes: Bool {
        self == .speech || self == .fileContent || self == .transcriptions || self == .translations
    }

    /// Whether a body without a model asks for nothing that can be decided on.
    var needsModel: Bool {
        switch self {
        case .chatCompletions, .completions, .responses, .embeddings, .speech, .messages, .countTokens: true
        default: false
        }
    }
}

extension Operation {
    /// Whether a model reads what is sent, so that its tokens count.
    var readsTokens: Bool {
        switch self {
        case .chatCompletions, .completions, .responses, .embeddings, .moderations, .imageGenerations, .imageEdits,
            .transcriptions, .translations, .speech, .messages, .generateContent, .streamGenerateContent, .embedContent:
            true
        default: false
        }
    }

    /// Whether a model answers in text, whose tokens count: nothing else is measured by its bytes.
    var writesTokens: Bool { answerLimitName != nil || self == .transcriptions || self == .translations }

    /// How a request calls the most tokens of its answer; nil where the answer is no text of a model.
    var answerLimitName: String? {
        switch self {
        case .chatCompletions: "max_tokens (or max_completion_tokens)"
        case .completions, .messages: "max_tokens"
        case .responses: "max_output_tokens"
        case .generateContent, .streamGenerateContent: "generationConfig.maxOutputTokens"
        default: nil
        }
    }
}

extension Operation {
    /// Whether it names or lists what the provider keeps: files, batches, answers. All projects share one account there, so that each could
    /// reach what is another's; who wants that lists the endpoint.
    var namesStoredObjects: Bool {
        switch self {
        case .responseGet, .responseDelete, .responseCancel, .responseInputItems, .files, .fileUpload, .file,
            .fileDelete, .fileContent, .batches, .batchCreate, .batch, .batchCancel:
            true
        default: false
        }
    }
}
