internal import YAML

/// A path of the host that a container sees.
struct ComposeMount {
    /// As written, without slashes too many; variables without a value stand as `${NAME}`, the home folder as `~`.
    let source: String
    let isReadOnly: Bool
    /// Where the path stands.
    let range: Range<Int>

    /// An element of `volumes`; nil for named volumes and those in memory.
    init?(_ node: YAMLNode) {
        if node.mapping != nil {
            guard let source = node["source"], let text = source.composeText?.value,
                ["bind", "npipe"].contains(node["type"]?.text ?? "bind"), Self.isPath(text)
            else { return nil }
            self.source = Self.normal(text)
            isReadOnly = node["read_only"]?.bool ?? false
            range = source.textRange
        } else {
            guard let text = node.composeText?.value else { return nil }
            let parts = Self.split(text)
            guard parts.count >= 2, Self.isPath(parts[0]) else { return nil }
            source = Self.normal(parts[0])
            isReadOnly = parts.count > 2 && parts[2].split(separator: ",").contains("ro")
            range = node.textRange
        }
    }

    /// At the colons, but those of drives and of variables.
    private static func split(_ text: String) -> [String] {
        var parts = [""]
        var isVariable = false
        for character in text {
            if character == "{" { isVariable = true }
            if character == "}" { isVariable = false }
            let isDrive = parts.count == 1 && parts[0].utf8.count == 1 && parts[0].first?.isLetter ?? false
            if character == ":", !isVariable, !isDrive {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    private static func isPath(_ text: String) -> Bool {
        ["/", ".", "~", "\\"].contains { text.hasPrefix($0) } || text.dropFirst().hasPrefix(":\\")
            || text.hasPrefix("${")
    }

    private static func normal(_ path: String) -> String {
        let home = ["${HOME}", "$HOME", "${USERPROFILE}"].first { path.hasPrefix($0) }
        let path = home.map { "~" + path.dropFirst($0.count) } ?? path
        if path.hasPrefix("//") || path.hasPrefix("\\") { return path }
        return FolderPath.normal(path)
    }
}
