/// An allowlist of a gitleaks configuration, global or of a rule.
public final class GitleaksAllowlist: Sendable {
    /// What the expressions are compared with.
    public enum Target: String, Sendable { case secret, match, line }

    public let description: String
    /// Every condition must hold, not any.
    let needsAll: Bool
    let paths: [GoRegex]
    /// Lower case.
    let commits: Set<String>
    let target: Target
    let regexes: [GoRegex]
    /// Lower case.
    let stopWords: [[UInt8]]

    init(
        description: String = "", needsAll: Bool = false, paths: [GoRegex] = [], commits: [String] = [],
        target: Target = .secret, regexes: [GoRegex] = [], stopWords: [String] = []
    ) {
        self.description = description
        self.needsAll = needsAll
        self.paths = paths
        self.commits = Set(commits.map { $0.lowercased() })
        self.target = target
        self.regexes = regexes
        self.stopWords = stopWords.map { Array($0.lowercased().utf8) }
    }

    /// What it says about a value before path and commit are known.
    enum Verdict: Hashable {
        /// Whatever the path, the value is not allowed.
        case refused
        case allowed
        /// Path and commit decide.
        case open
    }

    func verdict(secret: ArraySlice<UInt8>, match: ArraySlice<UInt8>, line: ArraySlice<UInt8>) -> Verdict {
        let text =
            switch target {
            case .secret: secret
            case .match: match
            case .line: line
            }
        let hasRegex = !text.isEmpty && regexes.contains { $0.occurs(in: text) }
        let hasWord = !secret.isEmpty && hasStopWord(secret)
        let isPlaced = !paths.isEmpty || !commits.isEmpty
        guard needsAll else { return hasRegex || hasWord ? .allowed : isPlaced ? .open : .refused }
        if !regexes.isEmpty, !hasRegex { return .refused }
        if !stopWords.isEmpty, !hasWord { return .refused }
        return isPlaced ? .open : .allowed
    }

    private func hasStopWord(_ secret: ArraySlice<UInt8>) -> Bool {
        guard !stopWords.isEmpty else { return false }
        let lowered = Array(String(decoding: secret, as: UTF8.self).lowercased().utf8)
        return stopWords.contains { word in
            word.isEmpty
                || lowered.indices.contains { lowered[$0] == word[0] && lowered[$0...].starts(with: word) }
        }
    }

    /// What a path adds to an open verdict.
    public enum Outcome: Hashable, Sendable {
        case reported
        case allowed
        /// Allowed where one of these commits brought it in.
        case allowedIn(Set<String>)
    }

    public func outcome(path: String) -> Outcome {
        let hasPath = matches(path: path)
        if needsAll {
            guard paths.isEmpty || hasPath else { return .reported }
            return commits.isEmpty ? .allowed : .allowedIn(commits)
        }
        return hasPath ? .allowed : commits.isEmpty ? .reported : .allowedIn(commits)
    }

    /// A file or folder of this path need not be read for any rule.
    func skips(path: String) -> Bool {
        let isPathAlone = regexes.isEmpty && stopWords.isEmpty && commits.isEmpty
        return (!needsAll || isPathAlone) && matches(path: path)
    }

    private func matches(path: String) -> Bool { !path.isEmpty && paths.contains { $0.occurs(in: path.utf8) } }
}
