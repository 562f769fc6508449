internal import Settings
internal import SourceCode

/// What a file is read as, by its name, and its beginning where names tell nothing.
enum FileKind: Hashable, Sendable {
    case code(Language)
    case settings(SettingsFormat)

    /// Nil where the name tells nothing.
    init?(path: String) {
        if let language = Language(path: path) {
            self = .code(language)
        } else if let format = SettingsFormat(path: path) {
            self = .settings(format)
        } else {
            return nil
        }
    }
}
