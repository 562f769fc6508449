internal import YAML

extension WrittenValue {
    /// What a YAML file writes. Scalars are untyped: numbers and switches often stand in quotes, and secrets of digits do not.
    init(_ node: YAMLNode) {
        self.init(Content(node), range: node.range, line: node.line)
    }
}

extension WrittenValue.Content {
    fileprivate init(_ node: YAMLNode) {
        if let elements = node.sequence {
            self = .list(elements.map { WrittenValue($0) })
        } else if node.mapping != nil {
            self = .other("a mapping")
        } else {
            self = .untyped(node.isNull ? "" : node.text ?? "")
        }
    }
}

extension WrittenValue {
    /// A reference to an environment variable as LiteLLM writes it, `os.environ/NAME`, as ours; other values as they are.
    var resolvingEnvironment: WrittenValue {
        var result = self
        let mark = "os.environ/"
        switch content {
        case .untyped(let text) where text.hasPrefix(mark):
            result.content = .text("${env:\(text.dropFirst(mark.count))}")
        case .list(let elements): result.content = .list(elements.map(\.resolvingEnvironment))
        default: break
        }
        return result
    }

    /// Whether only the start of the program tells what stands there.
    var isReference: Bool { text.map { $0.hasPrefix("${") && $0.hasSuffix("}") } ?? false }
}

extension Assignment {
    /// The pairs of a mapping whose values are no mappings, names joined by dots.
    static func all(in node: YAMLNode, below prefix: String = "") -> [Assignment] {
        (node.mapping?.pairs ?? []).flatMap { pair -> [Assignment] in
            guard let key = pair.key.text else { return [] }
            let name = prefix.isEmpty ? key : "\(prefix).\(key)"
            if pair.value.mapping != nil { return all(in: pair.value, below: name) }
            return [
                Assignment(
                    name: name, nameRange: pair.key.range, written: WrittenValue(pair.value).resolvingEnvironment)
            ]
        }
    }
}
