/// `key = value` as configuration files write it: with `=`, `:`, `: ` or blanks, the value in quotes or not.
struct Setting: Hashable {
    /// Lower-case.
    let key: String
    /// Lower-case, without quotes and the semicolon of APT's files.
    let value: String

    /// Nil for a comment, and for a line of one word.
    init?(_ line: String) {
        let text = line.trimmingBlanks
        guard let first = text.first, !"#;[/".contains(first) else { return nil }
        // A colon may be in the key: `APT::Get::Assume-Yes`, `:ssl_verify_mode: 0`.
        let separator =
            text.firstIndex(of: "=") ?? text.firstIndex { $0 == " " || $0 == "\t" } ?? text.lastIndex(of: ":")
        guard let separator else { return nil }
        func clean(_ part: Substring) -> String {
            var part = part.trimmingBlanks
            while let last = part.last, ";,\"'".contains(last) { part = part.dropLast().trimmingBlanks }
            while let first = part.first, "\"':= \t".contains(first) { part = part.dropFirst() }
            return part.lowercased()
        }
        var name = clean(text[..<separator])
        while name.hasSuffix(":") { name.removeLast() }
        key = name
        value = clean(text[text.index(after: separator)...])
        guard !key.isEmpty else { return nil }
    }

    /// Whether the value turns something off.
    var isOff: Bool { Self.off.contains(value) }
    /// Whether the value turns something on.
    var isOn: Bool { Self.on.contains(value) }

    static let off: Set = ["0", "false", "no", "off", "none", "disable", "disabled", "n", "f"]
    static let on: Set = ["1", "true", "yes", "on", "enable", "enabled", "y", "t", "force"]
}
