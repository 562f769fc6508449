internal import YAML

/// A variable of `environment` or of `build.args`.
struct ComposeVariable {
    let name: String
    /// Nil where the value comes from the shell that starts the service.
    let value: ComposeText?
    /// Where the name stands.
    let range: Range<Int>

    /// Both forms: a mapping, and a list of `NAME=value`.
    static func all(in node: YAMLNode?) -> [ComposeVariable] {
        if let mapping = node?.mapping {
            return mapping.pairs.compactMap { pair in
                guard let name = pair.key.text else { return nil }
                return ComposeVariable(name: name, value: pair.value.composeText, range: pair.key.textRange)
            }
        }
        return (node?.sequence ?? []).compactMap { item in
            guard let text = item.text else { return nil }
            let name = String(text.prefix { $0 != "=" })
            let range = item.textRange
            return ComposeVariable(
                name: name,
                value: name.count < text.count ? ComposeText(String(text.dropFirst(name.count + 1))) : nil,
                range: range.lowerBound..<min(range.upperBound, range.lowerBound + name.utf8.count))
        }
    }
}
