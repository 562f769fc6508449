/// A text of a compose file with its variables replaced as far as their values are known.
///
/// Source: https://docs.docker.com/reference/compose-file/interpolation/
struct ComposeText: Hashable {
    /// Variables without a value stand as `${NAME}`.
    private(set) var value = ""
    /// Whether it has no variable without a value.
    private(set) var isComplete = true
    /// Whether a default stands in it.
    private(set) var usesDefault = false

    private static let nestingLimit = 8

    init(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: "$")) else {
            value = text
            return
        }
        let scalars = Array(text.unicodeScalars)
        add(scalars[...], Self.closings(of: scalars), depth: 0)
    }

    private mutating func add(_ text: ArraySlice<Unicode.Scalar>, _ closings: [Int: Int], depth: Int) {
        var index = text.startIndex
        while index < text.endIndex {
            let scalar = text[index]
            let next = index + 1 < text.endIndex ? text[index + 1] : nil
            if scalar == "$", next == "$" {
                append("$")
                index += 2
            } else if scalar == "$", next == "{", let end = closings[index + 1], end < text.endIndex {
                addVariable(text[(index + 2)..<end], closings, depth: depth)
                index = end + 1
            } else if scalar == "$", let next, Self.isName(next), !("0"..."9").contains(next) {
                let name = text[(index + 1)...].prefix(while: Self.isName)
                addUnknown(name)
                index = name.endIndex
            } else {
                append(scalar)
                index += 1
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) { value.unicodeScalars.append(scalar) }

    private mutating func addUnknown(_ name: ArraySlice<Unicode.Scalar>) {
        isComplete = false
        value += "${"
        value.unicodeScalars.append(contentsOf: name)
        value += "}"
    }

    /// - Parameter text: what stands in the braces.
    private mutating func addVariable(_ text: ArraySlice<Unicode.Scalar>, _ closings: [Int: Int], depth: Int) {
        let name = text.prefix(while: Self.isName)
        var rest = text[name.endIndex...]
        if rest.first == ":" { rest = rest.dropFirst() }
        guard rest.first == "-", depth < Self.nestingLimit else { return addUnknown(name) }
        usesDefault = true
        add(rest.dropFirst(), closings, depth: depth + 1)
    }

    /// The braces that close others, by the places of those.
    private static func closings(of text: [Unicode.Scalar]) -> [Int: Int] {
        var closings: [Int: Int] = [:]
        var open: [Int] = []
        for (index, scalar) in text.enumerated() {
            if scalar == "{" { open.append(index) }
            if scalar == "}", let start = open.popLast() { closings[start] = index }
        }
        return closings
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
}
