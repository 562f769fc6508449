public import Rules
internal import TOML

/// Finds the gitleaks configuration among the files that the user named, and reads gitleaks' ignore files.
public enum GitleaksFile {
    static let names: Set<String> = [".gitleaks.toml", "gitleaks.toml"]
    static let ignoreName = ".gitleaksignore"

    /// A configuration is gitleaks' by its name, or by what stands in it.
    static func isConfiguration(_ document: TOMLTable, file: String) -> Bool {
        if names.contains(String(file.split(separator: "/").last ?? "")) { return true }
        return document.keys.contains { key in
            switch key.lowercased() {
            case "allowlist", "allowlists", "extend": true
            case "rules": document[key]?.array != nil
            default: false
            }
        }
    }

    /// Nil where none of the files is a configuration of gitleaks.
    ///
    /// - Throws: `ScanError` that names file and line.
    public static func configuration(among files: [String]) throws(ScanError) -> GitleaksConfiguration? {
        var found: GitleaksConfiguration?
        for file in files where !file.hasSuffix(ignoreName) {
            let text = try PolicyFile.namedFile(file)
            guard let document = try? TOMLDocument.parse(text), isConfiguration(document, file: file) else { continue }
            if let found {
                throw ScanError(
                    .usage,
                    "\(file): \(found.file) is a gitleaks configuration already; join them with [extend] path = \"…\"")
            }
            do throws(RulesError) {
                found = try GitleaksLoader.load(text, file: file) { path throws(RulesError) in try extended(path) }
            } catch {
                throw ScanError(.usage, error.description)
            }
        }
        return found
    }

    private static func extended(_ path: String) throws(RulesError) -> String? {
        guard DirectoryListing.kindFollowingLinks(Array(path.utf8)) != nil else { return nil }
        do throws(ScanError) {
            return try PolicyFile.namedFile(path)
        } catch {
            throw RulesError(.badValue, error.description)
        }
    }

    /// `commit:file:rule:line` or `file:rule:line` a line.
    static func parseIgnore(_ text: String, file: String) -> Policy {
        var policy = Policy()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let entry = line.trimmed
            if entry.isEmpty || entry.hasPrefix("#") { continue }
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count >= 3, let number = Int(parts[parts.count - 1]) else {
                policy.notes.append(
                    Note(.ignoredSetting, "\(file):\(index + 1): not a gitleaks fingerprint; remove it"))
                continue
            }
            var allow = Allow(origin: "\(file):\(index + 1)", reason: "listed in \(file)")
            let hasCommit = parts.count >= 4 && parts[0].count == 40 && parts[0].allSatisfy(\.isHexDigit)
            if hasCommit { allow.commits = [parts[0].lowercased()] }
            let path = parts[(hasCommit ? 1 : 0)..<(parts.count - 2)].joined(separator: ":")
            allow.exactPaths = [String(path.map { $0 == "\\" ? "/" : $0 })]
            allow.gitleaksRule = parts[parts.count - 2]
            allow.line = number
            allow.sparesCritical = false
            policy.allows.append(allow)
        }
        return policy
    }
}
