/// The calls of the program that a document shows.
enum DocumentedCalls {
    /// Fenced blocks of shell and console, and code within lines that begins with the program's name.
    static func inMarkdown(_ text: String) -> [[String]] {
        var calls: [[String]] = []
        var fence: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                fence = fence == nil ? String(line.dropFirst(3)) : nil
            } else if let fence {
                let isShell = fence == "sh" || fence == "bash" || (fence == "console" && line.hasPrefix("$ "))
                if isShell { calls += ShellWords.programCalls(in: String(line)) }
            } else {
                for (index, code) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                where index % 2 == 1 && code.hasPrefix("secscan ") {
                    calls += ShellWords.programCalls(in: String(code))
                }
            }
        }
        return calls
    }

    /// The values of keys that hold scripts, and the items below them.
    static func inYAML(_ text: String) -> [[String]] {
        YAMLOutline(text).entries
            .filter { $0.path.contains { ["run", "script", "before_script", "entry"].contains($0) } }
            .flatMap { ShellWords.programCalls(in: $0.value) }
    }

    static func inFile(_ path: String) throws -> [[String]] {
        let text = try ProjectFile.text(path)
        if path.hasSuffix(".md") { return inMarkdown(text) }
        return path.hasSuffix("ml") ? inYAML(text) : ShellWords.programCalls(in: text)
    }
}
