/// Makes documents of events, with a stack of its own instead of recursion.
struct Composer {
    private let limits: YAMLLimits
    private(set) var documents: [YAMLDocument] = []
    private var open: [OpenCollection] = []
    private var anchors: [String: CountedNode] = [:]
    /// The nodes of all documents, aliases counted as what they stand for.
    private var count = 0

    init(_ limits: YAMLLimits) { self.limits = limits }

    mutating func add(_ event: Event) throws(YAMLError) {
        switch event.kind {
        case .documentStart: anchors = [:]
        case .documentEnd: break
        case .scalar(let scalar):
            let node = YAMLNode(event, end: event.end.offset, .scalar(scalar))
            try charge(1, at: event.start)
            finish(CountedNode(node: node, count: 1, height: 0), anchor: event.anchor)
        case .alias(let name): try addAlias(name, at: event.start)
        case .sequenceStart, .mappingStart:
            try charge(1, at: event.start)
            guard open.count < limits.depth else { throw tooDeep(event.start) }
            open.append(OpenCollection(start: event))
        case .sequenceEnd, .mappingEnd:
            guard let collection = open.popLast() else { return }
            finish(try collection.node(endingWith: event), anchor: collection.start.anchor)
        }
    }

    private mutating func addAlias(_ name: String, at place: Place) throws(YAMLError) {
        guard !open.contains(where: { $0.start.anchor == name }) else {
            throw YAMLError(place, "expected an alias of a node before it, found one of a node around it")
        }
        guard let node = anchors[name] else {
            throw YAMLError(place, "expected an alias of an anchor before it, found one without anchor")
        }
        try charge(node.count, at: place)
        guard open.count + node.height <= limits.depth else { throw tooDeep(place) }
        finish(node, anchor: nil)
    }

    private mutating func finish(_ node: CountedNode, anchor: String?) {
        if let anchor { anchors[anchor] = node }
        if open.isEmpty {
            documents.append(YAMLDocument(root: node.node))
        } else {
            open[open.count - 1].add(node)
        }
    }

    private mutating func charge(_ nodes: Int, at place: Place) throws(YAMLError) {
        count += nodes
        guard count <= limits.nodes else {
            throw YAMLError(
                place, "expected at most \(limits.nodes) nodes with those of aliases, found more", isLimit: true)
        }
    }

    private func tooDeep(_ place: Place) -> YAMLError {
        YAMLError(place, "expected at most \(limits.depth) levels of nesting, found more", isLimit: true)
    }
}

/// A node, how many nodes it stands for, and how many levels of collections are in it.
struct CountedNode {
    var node: YAMLNode
    var count: Int
    var height: Int
}

extension YAMLNode {
    init(_ event: Event, end: Int, _ content: Content) {
        range = event.start.offset..<max(event.start.offset, end)
        line = event.start.line
        column = event.start.column
        tag = event.tag
        self.content = content
    }
}
