internal import Rules

/// Where a target carries its own settings.
enum Carrier {
    case folder(String)
    case revision(repository: String, base: ObjectID, head: ObjectID?)

    init?(_ scan: Scan) {
        switch scan.target {
        case .git(let path, let bases, let branch, _, _) where !bases.isEmpty && !scan.takesSettingsFromWorkTree:
            // Of several revisions the first decides; where only a pattern is given, as for a new branch, what HEAD is.
            let base = bases.first { !$0.contains("*") } ?? "HEAD"
            guard let repository = try? Repository(at: path), let id = try? repository.commit(named: base) else {
                return nil
            }
            self = .revision(repository: path, base: id, head: try? repository.commit(named: branch ?? "HEAD"))
        case .directory(let paths, _) where paths.count != 1: return nil
        default: self = .folder(Self.folder(of: scan.target))
        }
    }

    /// The folder in which a target's own files lie: the root of the work tree, of a bare repository its own, of a tree the first root.
    static func folder(of target: Scan.Target) -> String {
        switch target {
        case .git(let path, _, _, _, _), .staged(let path, _, _), .workTree(let path, _):
            guard let repository = try? Repository(at: path) else { return path }
            return repository.workTree ?? String(repository.commonDirectory.dropLast())
        case .directory(let paths, _): return paths.first ?? "."
        case .standardInput: return "."
        case .dockerfiles(let paths, _), .proxyConfigurations(let paths, _):
            guard let path = paths.first, DirectoryListing.kindFollowingLinks(Array(path.utf8)) == .directory else {
                return "."
            }
            return path
        }
    }

    /// A note where a repository's settings do not count because only folders of it are scanned.
    func unusedSettings(_ target: Scan.Target) -> [Note] {
        guard case .folder(let folder) = self, case .directory = target,
            let root = WorkTreeRoot.around(folder),
            RelativePath.resolve(folder, below: root) != ""
        else { return [] }
        return [PolicyFile.name, Baseline.defaultName].filter {
            DirectoryListing.kind(Array("\(root)/\($0)".utf8)) == .file
        }.map { name in
            let option = name == PolicyFile.name ? "--config" : "--baseline"
            return Note(
                .ignoredSetting, "\(root)/\(name) does not count for a folder in the repository; name it with \(option)"
            )
        }
    }

    /// Nil when there is no such file. Only a regular file of sensible size is read.
    func text(of name: String, limit: Int) throws(ScanError) -> String? {
        switch self {
        case .folder(let folder):
            let file = folder + "/" + name
            guard let kind = DirectoryListing.kind(Array(file.utf8)) else { return nil }
            guard kind == .file else { throw ScanError(.usage, "\(file): must be a regular file") }
            do {
                return String(decoding: try FileBytes.load(file, limit: limit), as: UTF8.self)
            } catch {
                throw ScanError(.usage, "\(file): cannot be read: \(error.reason)")
            }
        case .revision(let path, let base, _):
            let repository = try Repository(at: path)
            return repository.blob(at: name, in: base).flatMap { repository.bytes(of: $0) }.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    /// Whether a range changes a file.
    func isChanged(_ name: String) -> Bool {
        guard case .revision(let path, let base, let head?) = self, let repository = try? Repository(at: path) else {
            return false
        }
        return repository.blob(at: name, in: base) != repository.blob(at: name, in: head)
    }

    /// What the range adds to the files that hold findings back.
    func addedSuppressions(to policy: Policy, _ baseline: Baseline) throws(ScanError) -> [Note] {
        guard case .revision(let path, _, let head?) = self else { return [] }
        let repository = try Repository(at: path)
        func text(_ name: String) -> String? {
            repository.blob(at: name, in: head).flatMap { repository.bytes(of: $0) }.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        var notes: [Note] = []
        if let text = text(Baseline.defaultName), let changed = try? Baseline(parsing: text, file: Baseline.defaultName)
        {
            for entry in changed.entries.subtracting(baseline.entries).sorted() {
                notes.append(
                    Note(
                        .addedSuppression,
                        "\(Baseline.defaultName): this range adds \(entry.rule) in \(entry.path); it does not count yet"
                    ))
            }
        }
        if let text = text(PolicyFile.name) {
            if let changed = try? PolicyFile.parse(text, file: PolicyFile.name, isTrusted: false) {
                for line in changed.summary where !policy.summary.contains(line) {
                    notes.append(
                        Note(.addedSuppression, "\(PolicyFile.name): this range adds \(line); it does not count yet"))
                }
            } else {
                notes.append(
                    Note(
                        .ignoredSetting,
                        "\(PolicyFile.name): the range's version cannot be read; the base's is in force"))
            }
        }
        return notes
    }
}
