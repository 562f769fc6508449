/// The texts that a model reads one behind the other although they stand in strings of their own.
enum NeighbouringTexts {
    private static let names: [StaticString] = ["text", "content", "thinking", "output"]

    /// For each array with several texts, their strings; a text is an element itself or its `text` or `content`.
    static func groups(in tape: JSONTape, skipping skipped: [Int], _ body: UnsafeRawBufferPointer) -> [[Int]] {
        var groups: [[Int]] = []
        let left = Set(skipped)
        for (index, node) in tape.nodes.enumerated() where node.kind == .array && node.next > index + 2 {
            var texts: [Int] = []
            var element = index + 1
            while element < node.next {
                if let text = text(of: element, tape, body), !left.contains(text) { texts.append(text) }
                element = tape.nodes[element].next
            }
            if texts.count > 1 { groups.append(texts) }
        }
        return groups
    }

    private static func text(of element: Int, _ tape: JSONTape, _ body: UnsafeRawBufferPointer) -> Int? {
        switch tape.nodes[element].kind {
        case .string: return element
        case .object:
            for name in names {
                if let value = tape.member(name, of: element, in: body), tape.nodes[value].kind == .string {
                    return value
                }
            }
            return nil
        default: return nil
        }
    }
}
