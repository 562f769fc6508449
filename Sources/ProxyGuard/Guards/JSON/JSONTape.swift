/// The values of a JSON text in the order in which they stand, as places in its bytes.
public struct JSONTape: Sendable {
    public enum Kind: UInt8, Hashable, Sendable {
        case object
        case array
        /// The name of a member; its value follows.
        case name
        case string
        case number
        case yes
        case no
        case null
    }

    public struct Node: Hashable, Sendable {
        public var kind: Kind
        /// Whether a string or name has a backslash.
        public var hasEscapes: Bool
        var start: Int32
        var end: Int32
        var following: Int32

        /// Where it stands in the text; of a string and of a name what is between the quotes.
        public var range: Range<Int> { Int(start)..<Int(end) }
        /// The index behind all that belongs to it.
        public var next: Int { Int(following) }
    }

    /// The first is the whole text's value.
    public internal(set) var nodes: [Node] = []

    /// The value of a member of an object; nil when there is none.
    public func member(_ name: StaticString, of object: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard nodes.indices.contains(object), nodes[object].kind == .object else { return nil }
        let wanted = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        var index = object + 1
        while index < nodes[object].next {
            if isText(index, wanted, in: bytes) { return index + 1 }
            index = nodes[index + 1].next
        }
        return nil
    }

    /// The value that a chain of member names leads to.
    public func value(_ names: StaticString..., of object: Int = 0, in bytes: UnsafeRawBufferPointer) -> Int? {
        var index = object
        for name in names {
            guard let next = member(name, of: index, in: bytes) else { return nil }
            index = next
        }
        return index
    }

    /// The values of an array; none of anything else.
    public func elements(of array: Int) -> [Int] {
        guard nodes[array].kind == .array else { return [] }
        var elements: [Int] = []
        var index = array + 1
        while index < nodes[array].next {
            elements.append(index)
            index = nodes[index].next
        }
        return elements
    }

    /// The names of an object's members; none of anything else.
    public func names(of object: Int) -> [Int] {
        guard nodes[object].kind == .object else { return [] }
        var names: [Int] = []
        var index = object + 1
        while index < nodes[object].next {
            names.append(index)
            index = nodes[index + 1].next
        }
        return names
    }

    /// What a string or a name says; nil of anything else.
    public func text(_ index: Int?, in bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        guard let index, nodes[index].kind == .string || nodes[index].kind == .name else { return nil }
        let literal = UnsafeRawBufferPointer(rebasing: bytes[nodes[index].range])
        return nodes[index].hasEscapes ? JSONText.unescaped(literal) : Array(literal)
    }

    /// Bytes of what a string says.
    func textCount(_ index: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        nodes[index].hasEscapes ? text(index, in: bytes)?.count ?? 0 : nodes[index].range.count
    }

    /// A whole number that is not negative; nil of anything else. One that does not fit is the greatest that does.
    public func count(_ index: Int?, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let index, nodes[index].kind == .number else { return nil }
        let text = String(decoding: bytes[nodes[index].range], as: UTF8.self)
        if let whole = Int(text) { return whole < 0 ? nil : whole }
        guard let number = Double(text), number >= 0 else { return nil }
        return number < 9e18 ? Int(number.rounded(.up)) : .max
    }

    /// Whether a string or a name says this.
    func isText(_ index: Int, _ wanted: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Bool {
        let node = nodes[index]
        guard node.kind == .string || node.kind == .name else { return false }
        if node.hasEscapes { return text(index, in: bytes).map { $0.elementsEqual(wanted) } ?? false }
        return bytes[node.range].elementsEqual(wanted)
    }

    /// Whether a string or a name says this.
    func isText(_ index: Int?, _ wanted: StaticString, in bytes: UnsafeRawBufferPointer) -> Bool {
        guard let index else { return false }
        return isText(
            index, UnsafeRawBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount), in: bytes)
    }

    /// Where a node stands, such as `messages[2].content`; names of more than forty bytes are cut, and other than plain ones replaced.
    public func path(of target: Int, in bytes: UnsafeRawBufferPointer) -> String {
        var path = ""
        var index = 0
        while index < target {
            let node = nodes[index]
            var child = index + 1
            var position = 0
            var next: Int?
            while child < node.next, next == nil {
                if node.kind == .object {
                    if target < nodes[child + 1].next {
                        path += (path.isEmpty ? "" : ".") + pathName(child, in: bytes)
                        next = target == child ? target : child + 1
                    }
                    child = nodes[child + 1].next
                } else {
                    if target < nodes[child].next {
                        path += "[\(position)]"
                        next = child
                    }
                    child = nodes[child].next
                }
                position += 1
            }
            guard let next else { return path }
            index = next
        }
        return path
    }

    /// A name is text of the client: it may be a secret itself.
    private func pathName(_ index: Int, in bytes: UnsafeRawBufferPointer) -> String {
        let range = nodes[index].range
        let isPlain =
            range.count <= 40
            && bytes[range].allSatisfy { byte in
                byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
            }
        return isPlain && !range.isEmpty ? String(decoding: bytes[range], as: UTF8.self) : "*"
    }
}
