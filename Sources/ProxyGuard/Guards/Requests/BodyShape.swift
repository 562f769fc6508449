/// What kind of request a body belongs to, as far as its fields differ.
public enum BodyShape: String, CaseIterable, Hashable, Sendable {
    case chat
    case completions
    case responses
    case embeddings
    case moderations
    case images
    case audioSpeech = "audio_speech"
    case batch
    case anthropicMessages = "anthropic_messages"
    case geminiContent = "gemini_content"
    case other
}
