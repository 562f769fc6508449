/// Archives that COPY brings and RUN unpacks; of the last stage alone.
struct HadolintArchives {
    /// The lines of COPY.
    let unpacked: [Int]

    private static let suffixes = [
        ".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz", ".txz",
        ".xz",
    ]
    private static let unpackers: Set = [
        "unzip", "gunzip", "bunzip2", "unlzma", "unxz", "zgz", "uncompress", "zcat", "gzcat",
    ]

    init(_ file: HadolintFile) {
        var copied: [String: [Int]] = [:]
        var unpacked: Set<Int> = []
        for instruction in file.instructions {
            switch instruction.content {
            case .from:
                copied = [:]
                unpacked = []
            case .copy(let sources, let destination, nil):
                // A file's new name counts if it is one of an archive.
                let paths = Self.isArchive(destination.withoutQuotes) ? [destination] : sources
                for name in paths.map(Self.baseName) where Self.isArchive(name[...]) {
                    copied[name, default: []].append(instruction.line)
                }
            case .run(let script, _):
                for command in script.commands where Self.unpacks(command) {
                    for name in command.plainArguments().map(Self.baseName) {
                        unpacked.formUnion(copied.removeValue(forKey: name) ?? [])
                    }
                }
            default: break
            }
        }
        self.unpacked = unpacked.sorted()
    }

    static func isArchive(_ path: Substring) -> Bool { suffixes.contains { path.hasSuffix($0) } }

    private static func baseName(_ path: String) -> String {
        let path = path.withoutQuotes
        return path.lastIndex { $0 == "/" || $0 == "\\" }.map { String(path[path.index(after: $0)...]) } ?? String(path)
    }

    private static func unpacks(_ command: HadolintCommand) -> Bool {
        if unpackers.contains(command.name) { return true }
        return command.name == "tar"
            && command.arguments.contains {
                $0 == "--extract" || $0 == "--get" || $0.hasPrefix("-") && $0.contains("x")
            }
    }
}
