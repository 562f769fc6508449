/// Where the entries of a rule file stand: TOML values carry no positions, so their lines are looked up in the text.
struct RuleFileLines {
    private let lines: [Substring]
    /// Index in `lines` of each `[[rule]]`.
    private let starts: [Int]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.lines = lines
        starts = lines.indices.filter { Self.trimmed(lines[$0]).hasPrefix("[[rule]]") }
    }

    /// Counts from 1.
    func line(ofRule index: Int) -> Int {
        starts.indices.contains(index) ? starts[index] + 1 : 1
    }

    /// The line that assigns `key` in the rule, else the rule's own.
    func line(ofRule index: Int, key: String) -> Int {
        guard starts.indices.contains(index) else { return 1 }
        let end = index + 1 < starts.count ? starts[index + 1] : lines.count
        let found = (starts[index]..<end).first { Self.assigns(lines[$0], key) || Self.trimmed(lines[$0]).hasPrefix("[[rule.\(key)]]") }
        return (found ?? starts[index]) + 1
    }

    func line(ofTopLevelKey key: String) -> Int {
        (lines.indices.first { Self.assigns(lines[$0], key) || Self.trimmed(lines[$0]).contains("[\(key)") } ?? 0) + 1
    }

    private static func assigns(_ line: Substring, _ key: String) -> Bool {
        let text = trimmed(line)
        guard text.hasPrefix(key) else { return false }
        return trimmed(text.dropFirst(key.count)).hasPrefix("=")
    }

    private static func trimmed(_ line: Substring) -> Substring { line.drop { $0 == " " || $0 == "\t" } }
}
