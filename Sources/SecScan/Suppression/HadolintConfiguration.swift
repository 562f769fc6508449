internal import Checks
internal import Rules

/// What a `.hadolint.yaml` says; formats and colours are no affair of ours.
struct HadolintConfiguration: Hashable, Sendable {
    /// Where it was read, for messages.
    var file: String
    var ignored: [Entry] = []
    var severities: [Override] = []
    var trustedRegistries: [String] = []
    var labelSchema: [String: LabelKind] = [:]
    var strictLabels = false
    /// `# hadolint ignore=…` counts.
    var honoursIgnores = true
    /// Findings below it do not fail.
    var threshold: Severity?
    /// No finding fails.
    var neverFails = false
    /// Keys that hadolint does not know.
    var notes: [Note] = []

    /// A rule that is named in a line of the file.
    struct Entry: Hashable, Sendable {
        var rule: String
        var line: Int
    }

    struct Override: Hashable, Sendable {
        var rule: String
        var severity: Severity
    }

    /// What hadolint's levels are here: its findings of level info fail a build as ours of severity low do.
    static let levels: [String: Severity] = ["error": .high, "warning": .medium, "info": .low, "style": .info]
}
