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

    public var written: String { "\"\(text)\"" }
}
