import ProxyGuards
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Operation and body")
struct OperationBodyTests {
    private static let shapes: [Operation: BodyShape] = [
        .chatCompletions: .chat, .completions: .completions, .responses: .responses, .responseInputTokens: .responses,
        .embeddings: .embeddings, .embedContent: .embeddings, .moderations: .moderations, .imageGenerations: .images,
        .imageEdits: .images, .imageVariations: .images, .speech: .audioSpeech, .batchCreate: .batch,
        .messages: .anthropicMessages, .countTokens: .anthropicMessages, .generateContent: .geminiContent,
        .streamGenerateContent: .geminiContent, .geminiCountTokens: .geminiContent,
    ]
    private static let needing: Set<Operation> = [
        .chatCompletions, .completions, .responses, .embeddings, .speech, .messages, .countTokens,
    ]
    private static let stored: Set<Operation> = [
        .responseGet, .responseDelete, .responseCancel, .responseInputItems, .files, .fileUpload, .file, .fileDelete,
        .fileContent, .batches, .batchCreate, .batch, .batchCancel,
    ]
    private static let marking: Set<Operation> = [
        .chatCompletions, .completions, .responses, .responseGet, .messages,
    ]

    @Test(
        "every operation has its shape, its need of a model, its end of streams, and whether it names what is kept",
        arguments: Operation.allCases)
    func all(operation: Operation) {
        #expect(BodyShape(operation) == Self.shapes[operation] ?? .other)
        #expect(operation.needsModel == Self.needing.contains(operation))
        #expect(operation.marksEndOfStream == Self.marking.contains(operation))
        #expect(operation.namesStoredObjects == Self.stored.contains(operation))
    }

    @Test("every route whose body is JSON has a shape that guards know")
    func routes() {
        for route in RouteTable.standard.routes where route.body == .json {
            #expect(BodyShape(route.operation) != .other, "\(route.template)")
        }
    }
}
