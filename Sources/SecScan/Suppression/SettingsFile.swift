internal import Checks
internal import Rules

/// A file of settings of hadolint or trivy.
struct SettingsFile: Sendable {
    /// For messages.
    let name: String
    private(set) var hadolint: HadolintConfiguration?
    private var trivy: [TrivyIgnoreFile.Entry] = []

    static func isOne(_ name: String) -> Bool {
        let name = String(name.split(separator: "/").last ?? "")
        return HadolintFile.names.contains(name) || TrivyIgnoreFile.names.contains(name)
    }

    /// - Throws: a `ScanError` that names file and line.
    init(_ bytes: [UInt8], name: String) throws(ScanError) {
        self.name = name
        if HadolintFile.names.contains(where: { name.hasSuffix($0) }) {
            hadolint = try HadolintFile.parse(bytes, file: name)
        } else {
            trivy = try TrivyIgnoreFile.parse(bytes, file: name)
        }
    }

    /// What it holds back of findings about Dockerfiles.
    /// - Parameters:
    ///   - files: the Dockerfiles for which it counts, each with its path below the folder of this file.
    ///   - isTrusted: critical findings may be allowed as well.
    func allows(for files: [String: String], isTrusted: Bool) -> [Allow] {
        let ignored = (hadolint?.ignored ?? []).map { entry in
            TrivyIgnoreFile.Entry(rule: entry.rule, origin: "\(name):\(entry.line)", reason: "ignored in \(name)")
        }
        // What no rule here is called, such as the number of a vulnerability, is none of our affairs.
        let rules = DockerfileAudit.rules
        return (ignored + trivy).filter { entry in rules.contains { $0.isCalled(entry.rule) } }.compactMap { entry in
            let paths = files.filter { file in
                entry.paths.isEmpty || entry.paths.contains { $0.matches(file.value) }
            }.keys
            // Without a file it would count for all.
            guard !paths.isEmpty else { return nil }
            var allow = Allow(origin: entry.origin, reason: entry.reason)
            allow.exactPaths = Set(paths)
            allow.family = DockerfileAudit.family
            allow.rules = [RuleSelector(entry.rule)]
            allow.expires = entry.expires
            allow.sparesCritical = !isTrusted
            // Its ids are another tool's: what finds nothing here may find something there.
            allow.reportsUnused = false
            return allow
        }
    }
}
