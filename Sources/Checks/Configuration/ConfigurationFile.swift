internal import Settings

/// A file that rules about code and configuration may be about, by its name.
public struct ConfigurationFile: Sendable {
    let path: String
    /// Nil where the content has to tell.
    private let kind: FileKind?

    /// Nil if no rule looks at files of such a name.
    public init?(path: String) {
        kind = FileKind(path: path)
        guard kind != nil || SettingsFormat.isToldByContent(path) else { return nil }
        self.path = path
    }

    /// What it is read as.
    func kind(_ content: [UInt8]) -> FileKind? {
        kind ?? SettingsFormat(path: path, content: content).map(FileKind.settings)
    }
}
