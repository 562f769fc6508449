internal import Rules

/// A rule that a comment of another tool silences, and where.
struct Ignore: Hashable, Sendable {
    /// Whose comment it is.
    enum Tool: String, Hashable, Sendable, CaseIterable {
        case hadolint
        case trivy
        case checkov
        case buildkit
        case semgrep
    }

    /// What is silenced.
    enum Subject: Hashable, Sendable {
        /// What the tool calls so, or a rule of ours.
        case name(String)
        /// Every rule that the tool has.
        case tool
        /// Every rule.
        case all
    }

    var tool: Tool
    var subject: Subject
    /// Where the name, or what stands for all of them, is written.
    var range: Range<Int>
    /// What it covers of the file, in bytes; nothing where no instruction follows.
    var scopes: [Range<Int>]
    /// Why; empty if the comment does not say.
    var reason = ""
    /// The day on which it ends, as written.
    var until: String?

    /// Whether it has ended, or the day cannot be read; it silences nothing then.
    func isExpired(on today: Day?) -> Bool {
        guard let until else { return false }
        guard let day = Day(until) else { return true }
        return today.map { day <= $0 } ?? false
    }
}
