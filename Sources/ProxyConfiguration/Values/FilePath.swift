/// A file of this machine, from the root, so that it does not depend on where the program is started.
public struct FilePath: SettingValue, Hashable {
    /// The path.
    public let text: String

    /// Creates a path that is known to begin at the root.
    public init(_ text: String) { self.text = text }

    public static var phrase: String { "a path from the root such as \"/var/lib/proxyguard/audit.jsonl\"" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> FilePath? {
        guard let text = written.text, !text.isEmpty else { return refuse(written, &mismatches) }
        guard text.hasPrefix("/") || written.isUntyped else {
            return refuse(written, &mismatches, "one from the current folder")
        }
        return FilePath(text)
    }

    /// The path; what does not look like one may be the content of the file.
    public var written: String { isPath ? "\"\(text)\"" : "\"***\"" }

    /// Whether it begins as paths do, or ends as names of files do.
    private var isPath: Bool {
        guard !text.contains(where: \.isNewline) else { return false }
        if ["/", "./", "../", "~"].contains(where: { text.hasPrefix($0) }) { return true }
        guard let dot = text.lastIndex(of: ".") else { return false }
        let suffix = text[dot...].dropFirst()
        return (1...5).contains(suffix.count) && suffix.allSatisfy { $0.isASCII && $0.isLetter }
    }
}
