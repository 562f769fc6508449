/// Properties put together by the parts of their keys.
struct PropertyTree {
    struct Part {
        var name: String
        var range: Range<Int>
        /// Whether it is an index in brackets.
        var isElement: Bool
    }

    private struct Node {
        var part: Part
        var value: SettingWord?
        var children: [Int] = []
        var isSequence = false
    }

    private struct Place: Hashable {
        var parent: Int
        var name: String
        var isElement: Bool
    }

    private var nodes: [Node]
    private var places: [Place: Int] = [:]

    init(end: Int) {
        nodes = [
            Node(part: Part(name: "", range: 0..<0, isElement: false), value: SettingWord(text: "", range: 0..<end))
        ]
    }

    /// How many parts of keys there are, those that keys share counted once.
    var count: Int { nodes.count }

    /// Adds a value; where the same key had one before, beside it.
    mutating func add(_ value: SettingWord, at parts: [Part]) {
        var node = 0
        for (depth, part) in parts.enumerated() where depth < SettingsFile.depthLimit {
            let isLast = depth == min(parts.count, SettingsFile.depthLimit) - 1
            let place = Place(parent: node, name: part.name, isElement: part.isElement)
            if let known = places[place], !isLast || nodes[known].value == nil {
                node = known
            } else {
                nodes.append(Node(part: part))
                nodes[node].children.append(nodes.count - 1)
                if part.isElement { nodes[node].isSequence = true }
                node = nodes.count - 1
                if places[place] == nil { places[place] = node }
            }
        }
        nodes[node].value = value
    }

    var root: Setting { setting(0) }

    private func setting(_ index: Int) -> Setting {
        let node = nodes[index]
        let children = node.children.map { setting($0) }
        let kind: Setting.Kind =
            node.isSequence ? .sequence : node.value == nil || index == 0 ? .mapping : .string
        let start = node.part.range.lowerBound
        return Setting(
            name: node.part.isElement ? "" : node.part.name,
            nameRange: node.part.isElement ? start..<start : node.part.range, value: node.value?.text ?? "",
            valueRange: node.value?.range ?? children.first?.valueRange ?? start..<start, kind: kind,
            children: children)
    }
}
