internal import Rules

/// Texts that stand where somebody is to put a value: `your-token-here`, `CHANGE-THIS…`, `<token>`.
enum StandIn {
    private static let marks = [
        "changeme", "change_me", "change-me", "change_this", "change-this", "changethis", "change_in", "change-in",
        "replaceme", "replace_me", "replace-me", "replace_with", "replace-with", "replace_this", "replace-this",
        "placeholder", "your_", "your-", "your ", "yourkey", "yourtoken", "yoursecret", "yourpassword", "yourapi",
        "insert_",
        "insert-", "insert your", "fill_in", "fill-in", "fill me", "fixme", "todo", "to-be-set", "to_be_set",
        "goes-here",
        "goes_here", "-here", "_here", "enter_", "enter-your", "paste_", "paste-", "set_me", "set-me", "setme", "xxxxx",
        "redacted", "do-not-use", "do_not_use", "dummy",
    ]
    private static let words: Set = ["xxx", "xxxx", "tbd", "tba", "todo", "...", "…", "???", "***", "n/a"]

    /// How long a value may be that somebody typed to be replaced.
    private static let longest = 128

    static func isStandIn(_ value: String) -> Bool {
        let lowered = value.lowercased()
        guard !lowered.isEmpty, lowered.utf8.count <= longest else { return false }
        if words.contains(lowered) || marks.contains(where: { lowered.range(ofText: $0) != nil }) { return true }
        guard let first = lowered.first, let last = lowered.last, lowered.count > 2 else { return false }
        if first == "<" && last == ">" { return !lowered.contains("/") }
        return lowered.allSatisfy { $0 == "x" || $0 == "-" }
            || lowered.hasPrefix("{{") && lowered.hasSuffix("}}") && lowered.contains("your")
    }
}
