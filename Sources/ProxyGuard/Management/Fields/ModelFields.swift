/// The models in a body.
enum ModelFields {
    private static let most = 200
    private static let longest = 200

    /// What `models` of a body says; nil if it says nothing. An empty list allows every one.
    static func read(_ body: BodyFields) throws(ManagementError) -> [String]? {
        guard let models = try body.texts("models") else { return nil }
        guard models.count <= most else { throw .invalid("models", "at most \(most) models") }
        for model in models {
            guard 1...longest ~= model.utf8.count, !model.unicodeScalars.contains(where: JSONValue.isHostile) else {
                throw .invalid("models", "the name of a model is one line of 1 to \(longest) bytes")
            }
            guard !CredentialText.isContained(in: model) else {
                throw .invalid("models", "a model's name looks like a token or a key")
            }
        }
        return models
    }

    /// Throws where a token would be allowed a model that its project is not.
    static func check(_ models: [String], within project: [String]) throws(ManagementError) {
        guard !project.isEmpty, !models.allSatisfy(project.contains) else { return }
        throw .invalid("models", "the project does not allow all of these models")
    }
}
