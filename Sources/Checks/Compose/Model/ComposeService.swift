internal import YAML

/// A service of a compose file.
struct ComposeService {
    let name: String
    /// Where its name stands.
    let nameRange: Range<Int>
    /// As the file itself writes it, aliases and merge keys resolved.
    let own: YAMLMapping
    /// What wins over `own`: the service of the file that overrides this one.
    var override: YAMLMapping?
    /// What `own` wins over, the nearest first: services that it extends, or the one that it overrides.
    var inherited: [YAMLMapping] = []
    /// It is told in the file of which this one is the override.
    var isPartial = false

    /// What it is put together from, what wins first.
    var layers: [YAMLMapping] { (override.map { [$0] } ?? []) + [own] + inherited }

    /// The value that counts for a key.
    subscript(_ key: String) -> YAMLNode? { layers.lazy.compactMap { $0[key] }.first }

    /// The value that this file gives to a key, if it counts.
    func written(_ key: String) -> YAMLNode? { override?[key] == nil ? own[key] : nil }

    /// The elements that this file gives to a key whose lists are joined; a single value is a list of one.
    func items(_ key: String) -> [YAMLNode] {
        guard let node = own[key] else { return [] }
        return node.sequence ?? (node.scalar == nil || node.isNull ? [] : [node])
    }

    /// Whether an image is made for it.
    var isBuilt: Bool { self["build"].map { !$0.isNull } ?? false }

    /// The user that it sets, if all of it is known.
    var user: String? { self["user"]?.composeText.flatMap { $0.isComplete ? $0.value : nil } }

    private static let chainLimit = 16

    /// The services of a file, each with those that it extends.
    static func all(in document: ComposeDocument) -> [ComposeService] {
        var contents: [String: YAMLMapping] = [:]
        for (name, content) in document.services { if let name = name.text { contents[name] = content } }
        return document.services.compactMap { name, content in
            guard let text = name.text else { return nil }
            var service = ComposeService(name: text, nameRange: name.textRange, own: content)
            var known: Set = [text]
            var current = content
            // A circle of services ends where it began, a chain that nobody writes somewhere.
            while known.count < Self.chainLimit, let next = Self.extended(current), known.insert(next).inserted,
                let content = contents[next]
            {
                service.inherited.append(content)
                current = content
            }
            return service
        }
    }

    /// The service of the same file that one extends.
    private static func extended(_ content: YAMLMapping) -> String? {
        guard let extends = content["extends"] else { return nil }
        if let name = extends.text { return name }
        return extends["file"] == nil ? extends["service"]?.text : nil
    }
}

extension YAMLNode {
    /// A scalar with its variables replaced.
    var composeText: ComposeText? { isNull ? nil : text.map { ComposeText($0) } }

    /// The bytes of a scalar without its quotes.
    var textRange: Range<Int> {
        guard let scalar, [.singleQuoted, .doubleQuoted].contains(scalar.style), range.count >= 2 else { return range }
        return range.lowerBound + 1..<range.upperBound - 1
    }
}
