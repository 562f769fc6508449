internal import YAML

/// Streams of YAML as trees, templates of Helm and the like among them.
///
/// Anchors and merge keys are resolved; what they bring has the place where it is written.
struct YAMLTree {
    private let bytes: [UInt8]
    private let actions: TemplateActions?

    /// Each document of the stream in which something is set.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        do throws(YAMLError) {
            return try YAMLTree(bytes: bytes, actions: nil).documents(of: bytes)
        } catch {
            guard !error.isLimit, let actions = TemplateActions(bytes) else { throw SettingsError(error) }
            let tree = YAMLTree(bytes: bytes, actions: actions)
            // An action may stand for a scalar or for lines of their own, which only the template's engine knows.
            for bytes in [actions.replaced, actions.blanked] {
                do throws(YAMLError) {
                    return try tree.documents(of: bytes)
                } catch {
                    if error.isLimit { throw SettingsError(error) }
                }
            }
            throw SettingsError(error)
        }
    }

    private func documents(of bytes: [UInt8]) throws(YAMLError) -> [Setting] {
        var documents: [Setting] = []
        // Each alias becomes settings of its own.
        let limits = YAMLLimits(nodes: min(1_000_000, 100_000 + bytes.count))
        for document in try YAMLDocument.all(in: bytes, limits: limits) {
            let start = document.root.range.lowerBound
            let root = setting(document.root, name: "", nameRange: start..<start)
            if !root.children.isEmpty { documents.append(root) }
        }
        return documents
    }

    private func setting(_ node: YAMLNode, name: String, nameRange: Range<Int>) -> Setting {
        let range = contentRange(node)
        if let elements = node.sequence {
            return Setting(
                name: name, nameRange: nameRange, valueRange: range, kind: .sequence,
                children: elements.map { element in
                    let start = element.range.lowerBound
                    return setting(element, name: "", nameRange: start..<start)
                })
        }
        guard let mapping = node.mapping, !isAction(node) else {
            return Setting(
                name: name, nameRange: nameRange, value: text(node), valueRange: range, kind: kind(node))
        }
        return Setting(
            name: name, nameRange: nameRange, valueRange: range, kind: .mapping,
            children: mapping.pairs.map { setting($0.value, name: text($0.key), nameRange: $0.key.range) })
    }

    /// The bytes of a node without its anchor and tag.
    private func contentRange(_ node: YAMLNode) -> Range<Int> {
        let (start, end) = (node.range.lowerBound, node.range.upperBound)
        var place = start
        while place < end, bytes[place] == .ampersand || bytes[place] == .exclamation {
            while place < end, !bytes[place].isWhitespace { place += 1 }
            while place < end, bytes[place].isWhitespace { place += 1 }
        }
        return place..<end
    }

    /// Whether a mapping is what YAML takes `{{ .Values.name }}` for.
    private func isAction(_ node: YAMLNode) -> Bool {
        let range = contentRange(node)
        let start = range.lowerBound
        guard range.count >= 4, bytes[start] == .openBrace, bytes[start + 1] == .openBrace else { return false }
        // A mapping without braces begins where its first key does, which may be an action.
        return node.mapping?.pairs.first?.key.range.lowerBound != start
    }

    /// What a scalar means; as it is written if a template's action is in it.
    private func text(_ node: YAMLNode) -> String {
        guard let scalar = node.scalar else {
            return isAction(node) ? String(decoding: bytes[contentRange(node)], as: UTF8.self) : ""
        }
        guard let actions, actions.overlap(node.range) else { return scalar.text }
        var written = bytes[contentRange(node)]
        switch scalar.style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: written = written.dropFirst().dropLast()
        case .literal, .folded:
            written = written[(written.firstIndex(of: .lineFeed).map { $0 + 1 } ?? written.endIndex)...]
        }
        return String(decoding: written, as: UTF8.self)
    }

    private func kind(_ node: YAMLNode) -> Setting.Kind {
        guard let scalar = node.scalar, actions?.overlap(node.range) != true else { return .string }
        if node.isNull { return .null }
        if node.bool != nil { return .boolean }
        let isTyped = node.tag.map { $0 == "tag:yaml.org,2002:float" } ?? (scalar.style == .plain)
        return node.int != nil || (isTyped && NumberText.isNumber(scalar.text)) ? .number : .string
    }
}

extension SettingsError {
    fileprivate init(_ error: YAMLError) { self.init(line: error.line, message: error.message, isLimit: error.isLimit) }
}
