/// Settings by their dotted keys as a file has them, each value as TOML and YAML both write it.
public enum SettingsText {
    /// A line for each, upstreams in `[[upstreams]]`.
    public static func toml(_ settings: [String: String], upstreams: [[String: String]] = []) -> String {
        func lines(_ settings: [String: String]) -> String {
            settings.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
        }
        return lines(settings) + upstreams.map { "[[upstreams]]\n" + lines($0) }.joined()
    }

    /// The same as mappings below each other.
    public static func yaml(_ settings: [String: String], upstreams: [[String: String]] = []) -> String {
        var text = ""
        var open: [Substring] = []
        for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
            let names = key.split(separator: ".")
            let parents = Array(names.dropLast())
            let shared = zip(open, parents).prefix { $0 == $1 }.count
            for (depth, name) in parents.enumerated().dropFirst(shared) { text += "\(blanks(depth))\(name):\n" }
            open = parents
            text += "\(blanks(parents.count))\(names.last ?? ""): \(value)\n"
        }
        guard !upstreams.isEmpty else { return text }
        return text + "upstreams:\n"
            + upstreams.map { upstream in
                let lines = yaml(upstream).split(separator: "\n")
                return zip(lines.indices, lines).map { ($0 == 0 ? "  - " : "    ") + $1 + "\n" }.joined()
            }.joined()
    }

    private static func blanks(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
