/// A sequence or mapping of which the end is not read yet.
struct OpenCollection {
    let start: Event
    private var children: [YAMLNode] = []
    private var count = 1
    private var height = 0
    /// Where the last child ends that is written within.
    private var end: Int

    init(start: Event) {
        self.start = start
        end = start.start.offset
    }

    mutating func add(_ child: CountedNode) {
        children.append(child.node)
        count += child.count
        height = max(height, child.height)
        // Not that of an alias's node, which stands before.
        end = max(end, child.node.range.upperBound)
    }

    func node(endingWith event: Event) throws(YAMLError) -> CountedNode {
        let content: YAMLNode.Content
        if case .mappingStart = start.kind {
            content = .mapping(YAMLMapping(try MergeKeys.resolve(pairs)))
        } else {
            content = .sequence(children)
        }
        // libyaml ends block collections where the next thing begins.
        let node = YAMLNode(start, end: start.isFlow ? event.end.offset : end, content)
        return CountedNode(node: node, count: count, height: height + 1)
    }

    private var pairs: [YAMLMapping.Pair] {
        stride(from: 0, to: children.count - 1, by: 2).map {
            YAMLMapping.Pair(key: children[$0], value: children[$0 + 1])
        }
    }
}
