internal import Rules
internal import Synchronization

/// A regular expression that a value has to match, or must not; compiled when the first value is looked at.
final class ValueTest: Sendable {
    private let source: String
    private let isNegated: Bool
    private let compiled = Mutex<Expression?>(nil)

    /// - Parameter source: of PCRE2; with an exclamation mark in front the value must not match.
    init(_ source: String) {
        isNegated = source.hasPrefix("!")
        self.source = isNegated ? String(source.dropFirst()) : source
    }

    /// Words of which a file with such a value holds one; none where nothing is known of it.
    var keywords: [DemandedWord] { keywords { $0 } }

    /// The same of code, where blanks may stand around signs.
    var keywordsOfCode: [DemandedWord] {
        keywords { word in
            word.split { $0 == "-" || $0 == "=" }.max { $0.count < $1.count }.map { String($0) } ?? ""
        }
    }

    private func keywords(_ asWritten: (String) -> String) -> [DemandedWord] {
        guard !isNegated else { return [] }
        let required = RequiredWords(of: source)
        return required.words.map { word in
            let text = String(asWritten(word.text).prefix(KeywordFilter.lengths.upperBound))
            return DemandedWord(
                text, ignoresCase: required.ignoresCase, edges: word.isEnd && text == word.text ? .end : [])
        }
    }

    func compile() throws(RulesError) -> Expression {
        if let known = compiled.withLock({ $0 }) { return known }
        let expression = try Expression(source)
        compiled.withLock { $0 = expression }
        return expression
    }

    /// Whether the text is as it has to be. An expression that cannot be compiled holds for none.
    func holds(for text: String) -> Bool { (try? compile())?.matches(text) == !isNegated }

    /// Whether any of the texts is as it has to be.
    func holds(for texts: [[UInt8]]) -> Bool {
        guard let expression = try? compile() else { return false }
        return isNegated ? !texts.contains(where: expression.matches) : texts.contains(where: expression.matches)
    }
}
