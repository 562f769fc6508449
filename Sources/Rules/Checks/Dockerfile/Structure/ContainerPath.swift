/// Paths in images of Linux and Windows.
enum ContainerPath {
    /// Whether a path depends on the working directory; empty ones and those of Windows' drives do not.
    static func isRelative(_ path: String) -> Bool {
        guard let first = path.first, first != "/", first != "\\" else { return false }
        return !(first.isLetter && path.dropFirst().first == ":")
    }
}
