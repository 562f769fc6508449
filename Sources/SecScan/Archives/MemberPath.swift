/// Where something stands in an archive: names of members, joined by `!`. The archive's own path is not part of it.
///
/// What is in a single compressed stream is called as the stream's file is, without its suffix. Of the outermost file the name is not
/// known here: the name is empty, and so are those that follow from it, until `full` fills them in.
struct MemberPath: Hashable, Sendable {
    /// Nil for the outermost archive itself.
    let text: String?

    static let archive = MemberPath(text: nil)

    private init(text: String?) { self.text = text }

    /// - Parameters:
    ///   - name: as the archive has it; nil for what is in a single compressed stream.
    ///   - limit: bytes of the name that are kept.
    func member(_ name: [UInt8]?, limit: Int) -> MemberPath {
        let isOpen = text?.allSatisfy { $0 == "!" } ?? true
        var shown = isOpen ? "" : Self.unpackedName(text ?? "")
        if let name {
            shown = String(decoding: name.prefix(limit), as: UTF8.self) + (name.count > limit ? "…" : "")
            if isOpen, shown.isEmpty || shown.hasPrefix("!") { shown = "./" + shown }
        }
        return MemberPath(text: text.map { "\($0)!\(shown)" } ?? shown)
    }

    /// `archive` and the names behind it.
    static func full(_ archive: String, _ member: String) -> String {
        var full = archive
        var rest = member[...]
        while rest.isEmpty || rest.hasPrefix("!") {
            full += "!" + unpackedName(full)
            guard let mark = rest.popFirst(), mark == "!" else { return full }
        }
        return "\(full)!\(rest)"
    }

    /// As folders, so that rules for paths see in a member what they see in a file.
    static func asFolders(_ archive: String, _ member: String) -> String {
        full(archive, member).replacing("!", with: "/")
    }

    /// What `gunzip` and its like call the file that they make of this one; `data` where they would not know either.
    private static func unpackedName(_ path: String) -> String {
        let name = path.split(separator: "!").last?.split(separator: "/").last ?? ""
        let lowered = name.lowercased()
        if lowered.hasSuffix(".tgz") || lowered.hasSuffix(".txz") { return name.dropLast(4) + ".tar" }
        for suffix in [".gz", ".bz2", ".xz", ".zst"]
        where lowered.hasSuffix(suffix) && name.utf8.count > suffix.utf8.count {
            return String(name.dropLast(suffix.count))
        }
        return "data"
    }
}
