/// What is asked of a provider; the raw value is a label of logs and metrics.
public enum Operation: String, CaseIterable, Sendable {
    case chatCompletions = "chat_completions"
    case completions
    case responses
    case responseGet = "response_get"
    case responseDelete = "response_delete"
    case responseCancel = "response_cancel"
    case responseInputItems = "response_input_items"
    case responseInputTokens = "response_input_tokens"
    case embeddings
    case models
    case model
    case moderations
    case imageGenerations = "image_generations"
    case imageEdits = "image_edits"
    case imageVariations = "image_variations"
    case speech
    case transcriptions
    case translations
    case files
    case fileUpload = "file_upload"
    case file
    case fileDelete = "file_delete"
    case fileContent = "file_content"
    case batches
    case batchCreate = "batch_create"
    case batch
    case batchCancel = "batch_cancel"
    case messages
    case countTokens = "count_tokens"
    case generateContent = "generate_content"
    case streamGenerateContent = "stream_generate_content"
    case geminiCountTokens = "gemini_count_tokens"
    case embedContent = "embed_content"
}
