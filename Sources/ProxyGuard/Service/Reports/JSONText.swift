internal import FoundationEssentials

/// JSON as all formats of the repository write it: keys sorted, slashes as they are.
enum JSONText {
    static func encoded(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
        } catch {
            // Reports hold strings and whole numbers; an empty report would look like a clean one.
            preconditionFailure("a report could not be encoded: \(error)")
        }
    }
}
