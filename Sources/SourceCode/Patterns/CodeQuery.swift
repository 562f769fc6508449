/// Patterns that share variables, of which any may match, with what has to be true of the variables.
public struct CodeQuery: Sendable {
    public let patterns: [CodePattern]
    /// The variables of all patterns by their numbers.
    public let variables: [String]
    /// Whether variables that something else gives a value to stand in the patterns.
    public let usesShared: Bool

    /// - Parameters:
    ///   - names: variables that something else gives a value to.
    ///   - anywhere: patterns need not begin with a name or a string; looking for them then takes longer.
    /// - Throws: what is wrong with one of the texts.
    public init(
        _ texts: [String], sharing names: [String] = [], anywhere: Bool = false
    ) throws(CodePattern.Mistake) {
        var names = names
        var patterns: [CodePattern] = []
        let shared = names
        for text in texts {
            // Names go on, so that a number means the same in all of them.
            let pattern = try CodePattern(text, sharing: names, bound: shared)
            guard anywhere || !pattern.isFree else {
                throw CodePattern.Mistake(
                    message:
                        "'\(text)' begins with neither a name nor a string; only signs and variables may stand in front"
                )
            }
            names = pattern.variables
            patterns.append(pattern)
        }
        self.patterns = patterns
        variables = names
        usesShared = patterns.contains { $0.bound.contains { $0 < shared.count } }
    }

    /// The matches in a file, by place.
    /// - Parameters:
    ///   - match: of another query, whose variables keep what they stand for; nil for none.
    ///   - holds: whether a variable may stand for an expression, given as it is written and with its constants in place.
    public func matches(
        in file: SourceFile, binding match: CodeMatch? = nil,
        holds: @escaping (_ variable: Int, _ texts: [[UInt8]]) -> Bool = { _, _ in true }
    ) -> [CodeMatch] {
        var found: [CodeMatch] = []
        search(in: file, file.tokens.indices, match, holds) { match in
            found.append(match)
            return true
        }
        return found.sorted {
            ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
        }
    }

    /// Whether there is a match in some tokens of a file.
    /// - Parameters:
    ///   - tokens: from `SourceFile.tokens(of:around:)`.
    ///   - match: of another query, whose variables keep what they stand for.
    ///   - holds: as of `matches`.
    public func isMet(
        in file: SourceFile, tokens: Range<Int>, of match: CodeMatch,
        holds: @escaping (_ variable: Int, _ texts: [[UInt8]]) -> Bool = { _, _ in true }
    ) -> Bool {
        var isMet = false
        search(in: file, tokens, match, holds) { _ in
            isMet = true
            return false
        }
        return isMet
    }

    /// - Parameter body: gets one match after the other, as long as it asks for more.
    private func search(
        in file: SourceFile, _ range: Range<Int>, _ match: CodeMatch?,
        _ holds: @escaping (_ variable: Int, _ texts: [[UInt8]]) -> Bool, body: (CodeMatch) -> Bool
    ) {
        for pattern in patterns {
            var matcher = CodeMatcher(pattern, in: file, bindings: match?.bindings ?? []) { variable, tokens in
                holds(variable, file.texts(of: tokens))
            }
            if pattern.isFree {
                for index in range {
                    guard file.work.spend(1) else { return }
                    if let match = matcher.match(at: index), !body(match) { return }
                }
                continue
            }
            let hashes =
                pattern.firstWords.isEmpty ? file.hashes(of: pattern, match) : pattern.firstWords.map(\.hash)
            for hash in hashes {
                for place in file.index.candidates(for: hash, in: range) {
                    let index = Int(place)
                    guard file.work.spend(1) else { return }
                    guard file.tokens[index].hash == hash, index - pattern.lead >= range.lowerBound else { continue }
                    if let match = matcher.match(at: index - pattern.lead), !body(match) { return }
                }
            }
        }
    }
}

extension SourceFile {
    /// An expression as one text, and with its constants in place if that differs.
    func texts(of range: Range<Int>) -> [[UInt8]] {
        let plain = text(of: range, resolving: false)
        let resolved = text(of: range, resolving: true)
        return plain == resolved ? [plain] : [resolved, plain]
    }

    /// Of the first token of what the variable at the begin of a pattern stands for.
    fileprivate func hashes(of pattern: CodePattern, _ match: CodeMatch?) -> [UInt32] {
        guard !pattern.isFree, case .variable(let number)? = pattern.elements.dropFirst(pattern.lead).first,
            let bindings = match?.bindings, bindings.indices.contains(number), let first = bindings[number]?.first
        else { return [] }
        return [tokens[first].hash]
    }
}
