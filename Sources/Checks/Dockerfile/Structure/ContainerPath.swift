/// Paths in images of Linux and Windows.
enum ContainerPath {
    /// Whether a path depends on the working directory; empty ones, those of Windows' drives and those that begin with
    /// a variable do not.
    static func isRelative(_ path: String) -> Bool {
        guard let first = path.first, first != "/", first != "\\", first != "$" else { return false }
        return !(first.isLetter && path.dropFirst().first == ":")
    }
}
