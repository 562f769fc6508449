internal import Dockerfile

/// Paths of COPY, ADD, VOLUME and WORKDIR, worked out.
enum CopiedPath {
    /// The components of a path without `.`, `..` and slashes too many; a drive such as `c:` goes, too.
    static func components(_ path: String) -> [String] {
        var parts: [String] = []
        for part in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            case _ where parts.isEmpty && part.count == 2 && part.last == ":": break
            default: parts.append(String(part))
            }
        }
        return parts
    }

    /// The path as an absolute one, `/` alone for the root.
    static func absolute(_ path: String) -> String { "/" + components(path).joined(separator: "/") }

    /// A path that is relative to the working directory of an instruction; nil if that is not known.
    static func absolute(_ path: String, in instruction: Instruction, of file: AuditedDockerfile) -> String? {
        if path.hasPrefix("/") { return absolute(path) }
        return file.graph.state(before: instruction).workingDirectory.map { absolute($0 + "/" + path) }
    }

    /// Whether a source is the whole context, or all that lies at its top.
    static func isEverything(_ source: String) -> Bool {
        let parts = components(source)
        return parts.isEmpty || parts == ["*"] || parts == ["**"] || parts == ["*.*"] || parts == ["**", "*"]
    }

    /// Whether a path is a folder or lies below it.
    static func isAt(_ path: String, orBelow folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }
}

extension AuditedDockerfile {
    /// The COPY and ADD instructions that take from the build context, with their sources whose values are known.
    var contextCopies: [(instruction: Instruction, sources: [(word: Word, path: String)])] {
        instructions(.copy, .add).compactMap { copy in
            guard copy.flag("from") == nil else { return nil }
            let sources = (copy.copy?.sources ?? []).compactMap { word in
                value(of: word, in: copy).map { (word: word, path: $0) }
            }
            return (copy, sources.filter { !AddedLocalFile.isRemote($0.path) })
        }
    }
}
