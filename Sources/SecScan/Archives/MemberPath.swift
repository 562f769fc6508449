/// Where something stands in an archive: names of members, joined by `!`. The archive's own path is not part of it.
struct MemberPath: Hashable, Sendable {
    /// Nil for the outermost archive itself. A first name that is empty stands for the one that only the archive's own name tells.
    let text: String?

    static let archive = MemberPath(text: nil)

    private init(text: String?) { self.text = text }

    /// - Parameters:
    ///   - name: as the archive has it; nil for what is in a single compressed stream.
    ///   - limit: bytes of the name that are kept.
    func member(_ name: [UInt8]?, limit: Int) -> MemberPath {
        guard let text else { return MemberPath(text: name.map { Self.text($0, limit, isFirst: true) } ?? "") }
        return MemberPath(text: text + "!" + (name.map { Self.text($0, limit, isFirst: false) } ?? Self.unpackedName(text)))
    }

    private static func text(_ name: [UInt8], _ limit: Int, isFirst: Bool) -> String {
        let text = String(decoding: name.prefix(limit), as: UTF8.self) + (name.count > limit ? "…" : "")
        // An empty first name has a meaning of its own.
        return isFirst && (text.isEmpty || text.hasPrefix("!")) ? "./" + text : text
    }

    /// `archive` and the names behind it.
    static func full(_ archive: String, _ member: String) -> String {
        member.isEmpty || member.hasPrefix("!") ? "\(archive)!\(unpackedName(archive))\(member)" : "\(archive)!\(member)"
    }

    /// As folders, so that rules for paths see in a member what they see in a file.
    static func asFolders(_ archive: String, _ member: String) -> String {
        full(archive, member).replacing("!", with: "/")
    }

    /// What `gunzip` and its like call the file that they make of this one.
    private static func unpackedName(_ path: String) -> String {
        let name = path.split(separator: "!").last?.split(separator: "/").last ?? "data"
        let lowered = name.lowercased()
        if lowered.hasSuffix(".tgz") || lowered.hasSuffix(".txz") { return name.dropLast(4) + ".tar" }
        for suffix in [".gz", ".bz2", ".xz", ".zst"] where lowered.hasSuffix(suffix) && name.utf8.count > suffix.utf8.count {
            return String(name.dropLast(suffix.count))
        }
        return String(name)
    }
}
