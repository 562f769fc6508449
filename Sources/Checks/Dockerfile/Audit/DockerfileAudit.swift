internal import Dockerfile
public import Rules

/// The checks of Dockerfiles.
public enum DockerfileAudit: FileCheck {
    public static var rules: [Rule] { DockerfileChecks.all.map { $0.rule } }

    public static let family = "docker"
    public static let sizeLimit = 4 << 20

    /// What stands behind `Dockerfile.` in the names of templates, documents and programs.
    private static let otherSuffixes: Set = [
        "dockerignore", "j2", "jinja", "jinja2", "erb", "tmpl", "tpl", "template", "mustache", "hbs", "md", "txt",
        "rst", "html", "xml", "css", "go", "py", "js", "ts", "tsx", "jsx", "vue", "rb", "rs", "java", "kt", "scala",
        "groovy", "cs", "c", "h", "cc", "cpp", "hpp", "m", "swift", "php", "pl", "lua", "ex", "exs", "el", "vim",
        "json", "yaml", "yml", "toml", "ini", "sh", "ps1", "bat", "lock", "swp", "orig", "rej", "bak", "diff", "patch",
        "log", "csv", "sql", "pdf", "png", "svg", "zip", "gz", "sig", "asc",
    ]

    public static func isNamed(_ path: String) -> Bool {
        // Asked of every file of a tree: most names end the question here.
        let last = path.lastPathComponent.utf8
        guard last.count >= 10, last.contains(where: { $0 | 0x20 == UInt8(ascii: "f") }) else { return false }
        let name = String(decoding: last, as: UTF8.self).lowercased()
        for base in ["dockerfile", "containerfile"] {
            if name == base || name.hasSuffix("." + base) || name.hasSuffix("-" + base) { return true }
            if name.hasPrefix(base + ".") || name.hasPrefix(base + "-") || name.hasPrefix(base + "_") {
                return name.split(separator: ".").dropFirst().allSatisfy { !otherSuffixes.contains(String($0)) }
            }
        }
        return false
    }

    /// Whether a file begins as Dockerfiles do: with FROM, or with ARG and then FROM.
    public static func isOne(beginning bytes: [UInt8]) -> Bool {
        guard !bytes.contains(0) else { return false }
        let document = DockerfileDocument(bytes)
        guard let first = document.instructions.first, [.from, .arg].contains(first.kind) else { return false }
        // Sentences may begin so, too.
        return document.instructions.contains { $0.kind == .from && $0.from != nil }
            && !document.diagnostics.contains { $0.kind == .malformedFrom }
            && document.instructions.dropFirst().contains { ![.unknown, .from, .arg].contains($0.kind) }
    }

    public static func exampleOptions(for rule: RuleID) -> CheckOptions {
        DockerfileChecks.all.first { $0.rule.id == rule }?.exampleOptions ?? .examples
    }

    /// Exceptions are judged by what all other rules find.
    public static func isOn(_ other: RuleID, inExamplesOf rule: RuleID) -> Bool {
        other == rule || rule == UnusedIgnore.rule.id
    }

    public static func outline(of file: [UInt8]) -> FileOutline { FileOutline(DockerfileDocument(file)) }

    public static func findings(
        in source: [UInt8], options: CheckOptions, isOn: (RuleID) -> Bool
    ) -> [(rule: Rule, finding: CheckFinding)] {
        let file = AuditedDockerfile(source, options: options)
        var found: [(rule: Rule, finding: CheckFinding)] = []
        for check in DockerfileChecks.all {
            let rule = check.rule
            guard isOn(rule.id) else { continue }
            for finding in check.findings(in: file) where !finding.range.isEmpty { found.append((rule, finding)) }
        }
        let ignored = IgnoredFindings(file.ignores, today: options.today)
        ignored.mark(&found)
        if isOn(UnusedIgnore.rule.id) {
            let unused = ignored.unused(among: found) { rule in
                isOn(rule) && (rule != ShellCheckDefect.rule.id || options.shellCheck != nil)
            }
            found += UnusedIgnore.findings(of: unused).map { (UnusedIgnore.rule, $0) }
        }
        return found.sorted {
            ($0.finding.range.lowerBound, $0.finding.range.upperBound, $0.rule.id)
                < ($1.finding.range.lowerBound, $1.finding.range.upperBound, $1.rule.id)
        }
    }
}
