/// The names of an object's members, to tell whether two are the same.
struct MemberNames {
    private let bytes: UnsafeRawBufferPointer
    private let nodes: [JSONTape.Node]
    private let object: Int

    /// So few are compared each with each.
    private static let few = 8

    init(_ nodes: [JSONTape.Node], of object: Int, in bytes: UnsafeRawBufferPointer) {
        self.nodes = nodes
        self.object = object
        self.bytes = bytes
    }

    /// - Throws: `JSONProblem.Code.duplicate` at the later one.
    func refuseRepeated() throws(JSONProblem) {
        var count = 0
        var hasEscapes = false
        var index = object + 1
        while index < nodes.count {
            count += 1
            if nodes[index].hasEscapes { hasEscapes = true }
            index = nodes[index + 1].next
        }
        guard count > 1 else { return }
        if hasEscapes || count > Self.few { return try sorted() }
        index = object + 1
        while index < nodes.count {
            let name = nodes[index]
            var other = nodes[index + 1].next
            index = other
            while other < nodes.count {
                if isEqual(name, nodes[other]) { throw JSONProblem(.duplicate, at: nodes[other].range.lowerBound) }
                other = nodes[other + 1].next
            }
        }
    }

    private func isEqual(_ left: JSONTape.Node, _ right: JSONTape.Node) -> Bool {
        left.range.count == right.range.count && bytes[left.range].elementsEqual(bytes[right.range])
    }

    private func sorted() throws(JSONProblem) {
        var names: [(text: [UInt8], offset: Int)] = []
        var index = object + 1
        while index < nodes.count {
            let literal = UnsafeRawBufferPointer(rebasing: bytes[nodes[index].range])
            let text = nodes[index].hasEscapes ? JSONText.unescaped(literal) : Array(literal)
            names.append((text, nodes[index].range.lowerBound))
            index = nodes[index + 1].next
        }
        names.sort { $0.text.count != $1.text.count ? $0.text.count < $1.text.count : precedes($0.text, $1.text) }
        var repeated: Int?
        for index in names.indices.dropFirst() where names[index].text == names[index - 1].text {
            let offset = max(names[index].offset, names[index - 1].offset)
            repeated = min(repeated ?? offset, offset)
        }
        if let repeated { throw JSONProblem(.duplicate, at: repeated) }
    }

    private func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }
}
