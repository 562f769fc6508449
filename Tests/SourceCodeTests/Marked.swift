@testable import SourceCode

/// Code with the places where something is expected in `«…»`.
struct Marked {
    var text = ""
    var places: [Range<Int>] = []

    init(_ source: String) {
        var starts: [Int] = []
        for scalar in source.unicodeScalars {
            switch scalar {
            case "«": starts.append(text.utf8.count)
            case "»": places.append((starts.popLast() ?? 0)..<text.utf8.count)
            default: text.unicodeScalars.append(scalar)
            }
        }
        places.sort { $0.lowerBound < $1.lowerBound }
    }
}

extension CodeQuery {
    /// What the query finds, as texts; conditions of variables are whole texts.
    func found(in code: String, _ language: Language, where allowed: [String: Set<String>] = [:]) -> [Range<Int>] {
        let file = SourceFile(Array(code.utf8), language: language)
        return matches(in: file) { variable, texts in
            guard let allowed = allowed[variables[variable]] else { return true }
            return texts.contains { allowed.contains(String(decoding: $0, as: UTF8.self)) }
        }.map { file.bytes(of: $0) }
    }
}
