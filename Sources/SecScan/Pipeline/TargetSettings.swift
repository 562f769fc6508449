internal import Rules

/// The policy and the baseline of a scan: those that the user named, else those that the target carries.
///
/// In a gate (`--base`) a target's own files are read from the base revision: a change must not decide how it is judged.
struct TargetSettings {
    private(set) var policy = Policy()
    private(set) var baseline = Baseline()
    private(set) var notes: [Note] = []
    private var policyIsTrusted = true
    private var policyOrigin = PolicyFile.name

    init(_ scan: Scan) throws(ScanError) {
        let carried = scan.usesCarriedSettings ? Carrier(scan) : nil
        if scan.configurations.isEmpty {
            if let carried, let text = try carried.text(of: PolicyFile.name, limit: PolicyFile.sizeLimit) {
                policyIsTrusted = false
                policy = try PolicyFile.parse(text, file: PolicyFile.name, isTrusted: false)
            }
        } else {
            for file in scan.configurations {
                policyOrigin = file
                policy.merge(try PolicyFile.parse(try Self.namedFile(file), file: file, isTrusted: true))
            }
        }
        if !scan.usesBaseline {
            baseline = Baseline()
        } else if let file = scan.baseline {
            baseline = try Baseline(parsing: try Self.namedFile(file), file: file)
        } else if let carried, let text = try carried.text(of: Baseline.defaultName, limit: Baseline.sizeLimit) {
            baseline = try Baseline(parsing: text, file: Baseline.defaultName)
        }
        if let carried { notes = try carried.addedSuppressions(to: policy, baseline) }
    }

    mutating func apply(to rules: RuleSet) -> RuleSet {
        policy.apply(to: rules, isTrusted: policyIsTrusted, origin: policyOrigin)
    }

    private static func namedFile(_ file: String) throws(ScanError) -> String {
        do {
            return String(decoding: try FileBytes.load(file, limit: Baseline.sizeLimit), as: UTF8.self)
        } catch {
            throw ScanError(.usage, "\(file): cannot be read: \(error.reason)")
        }
    }
}

/// Where a target carries its own settings.
private enum Carrier {
    case folder(String)
    case revision(repository: String, base: ObjectID, head: ObjectID?)

    init?(_ scan: Scan) {
        switch scan.target {
        case .git(let path, let bases, let branch, _, _) where !bases.isEmpty && !scan.takesSettingsFromWorkTree:
            // Of several revisions the first decides; where only a pattern is given, as for a new branch, what HEAD is.
            let base = bases.first { !$0.contains("*") } ?? "HEAD"
            guard let repository = try? Repository(at: path), let id = try? repository.commit(named: base) else { return nil }
            self = .revision(repository: path, base: id, head: try? repository.commit(named: branch ?? "HEAD"))
        case .git(let path, _, _, _, _), .staged(let path, _, _), .workTree(let path, _):
            guard let root = (try? Repository(at: path))?.workTree else { return nil }
            self = .folder(root)
        case .directory(let paths, _):
            guard let first = paths.first, paths.count == 1 else { return nil }
            self = .folder(first)
        case .standardInput:
            self = .folder(".")
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
            return repository.blob(at: name, in: base).flatMap { repository.bytes(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// What the range adds to the files that hold findings back.
    func addedSuppressions(to policy: Policy, _ baseline: Baseline) throws(ScanError) -> [Note] {
        guard case .revision(let path, _, let head?) = self else { return [] }
        let repository = try Repository(at: path)
        func text(_ name: String) -> String? {
            repository.blob(at: name, in: head).flatMap { repository.bytes(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
        }
        var notes: [Note] = []
        if let text = text(Baseline.defaultName), let changed = try? Baseline(parsing: text, file: Baseline.defaultName) {
            for entry in changed.entries.subtracting(baseline.entries).sorted() {
                notes.append(Note(.addedSuppression, "\(Baseline.defaultName): this range adds \(entry.rule) in \(entry.path); it does not count yet"))
            }
        }
        if let text = text(PolicyFile.name) {
            if let changed = try? PolicyFile.parse(text, file: PolicyFile.name, isTrusted: false) {
                for line in changed.summary where !policy.summary.contains(line) {
                    notes.append(Note(.addedSuppression, "\(PolicyFile.name): this range adds \(line); it does not count yet"))
                }
            } else {
                notes.append(Note(.ignoredSetting, "\(PolicyFile.name): the range's version cannot be read; the base's is in force"))
            }
        }
        return notes
    }
}
