/// The outline of a YAML file in block style: each scalar with its path. Flow style, anchors and documents are not understood.
struct YAMLOutline {
    struct Entry {
        var line: Int
        /// Keys, and `[0]`, `[1]` … for the items of a list.
        var path: [String]
        /// Without quotes; block scalars with their lines.
        var value: String
        var key: String { path.last ?? "" }
    }

    private(set) var entries: [Entry] = []
    /// What a careful author would not write: tabs, uneven indentation, trailing blanks, a key twice.
    private(set) var problems: [String] = []

    private struct Level {
        var indent: Int
        var component: String
        var isItem: Bool
    }

    private var levels: [Level] = []
    private var itemCounts: [[String]: Int] = [:]
    /// The indentation of the key whose block scalar is being read.
    private var scalarIndent: Int?

    init(_ text: String) {
        if !text.hasSuffix("\n") { problems.append("the last line has no end") }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            read(line, number: index + 1)
        }
        var seen: Set<[String]> = []
        for entry in entries where !seen.insert(entry.path).inserted {
            problems.append("line \(entry.line): '\(entry.key)' stands there twice")
        }
    }

    /// What stands at a path; nil when there is nothing.
    subscript(_ path: String...) -> String? { entries.first { $0.path == path }?.value }

    /// The keys of the mapping at a path.
    func keys(at path: [String]) -> [String] {
        var seen: Set<String> = []
        return entries.filter { $0.path.count > path.count && $0.path.starts(with: path) }
            .map { $0.path[path.count] }
            .filter { seen.insert($0).inserted }
    }

    private mutating func read(_ line: Substring, number: Int) {
        if line.contains("\t") { problems.append("line \(number): a tab") }
        if line.last == " " { problems.append("line \(number): blanks at the end") }
        var indent = line.prefix { $0 == " " }.count
        var content = line.dropFirst(indent)
        if let scalar = scalarIndent {
            if content.isEmpty || indent > scalar {
                entries[entries.count - 1].value += "\n" + content
                return
            }
            scalarIndent = nil
        }
        if content.isEmpty || content.hasPrefix("#") { return }
        if indent % 2 != 0 { problems.append("line \(number): indented by \(indent)") }
        if let top = levels.last, indent > top.indent + 2 + (top.isItem ? 2 : 0) {
            problems.append("line \(number): indented too far")
        }
        while content.hasPrefix("- ") {
            levels.removeAll { $0.indent > indent || ($0.indent == indent && $0.isItem) }
            let list = levels.map(\.component)
            let count = itemCounts[list, default: 0]
            itemCounts[list] = count + 1
            levels.append(Level(indent: indent, component: "[\(count)]", isItem: true))
            indent += 2
            content = content.dropFirst(2)
        }
        var value = content
        if let colon = Self.colon(in: content) {
            levels.removeAll { $0.indent >= indent }
            levels.append(Level(indent: indent, component: String(content[..<colon]), isItem: false))
            value = content[content.index(after: colon)...].drop { $0 == " " }
        }
        if value == "|" || value == ">" {
            scalarIndent = levels.last?.indent
            value = ""
        }
        entries.append(Entry(line: number, path: levels.map(\.component), value: Self.unquoted(value)))
    }

    /// Where a key ends: a colon before a blank or the end, not in quotes.
    private static func colon(in content: Substring) -> Substring.Index? {
        guard let first = content.first, first != "\"", first != "'" else { return nil }
        let ends = content.indices.filter { index in
            let next = content.index(after: index)
            return content[index] == ":" && (next == content.endIndex || content[next] == " ")
        }
        return ends.first { content[..<$0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } }
    }

    private static func unquoted(_ value: Substring) -> String {
        if let first = value.first, first == "\"" || first == "'", value.count > 1, value.last == first {
            return String(value.dropFirst().dropLast())
        }
        return String(value)
    }
}
