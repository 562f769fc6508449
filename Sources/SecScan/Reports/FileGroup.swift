internal import Rules

/// The findings of one file, for reports that people read.
struct FileGroup {
    var path: String
    var findings: [Finding]

    /// `Commit message` and the like where the place is no file.
    var title: String {
        guard let name = findings.first?.place.pseudoName else { return path }
        return "\(name.prefix(1).uppercased())\(name.dropFirst()) (\(path))"
    }

    private var worst: Severity { findings.map(\.severity).max() ?? .info }

    /// Files with the worst findings first, then by path; in a file the worst first, then by place.
    static func groups(of findings: [Finding]) -> [FileGroup] {
        Dictionary(grouping: findings, by: \.place.path)
            .map { path, findings in
                FileGroup(
                    path: path,
                    findings: findings.sorted {
                        ($1.severity, $0.place.line, $0.place.column, $0.rule.id)
                            < ($0.severity, $1.place.line, $1.place.column, $1.rule.id)
                    })
            }
            .sorted { ($1.worst, $0.path) < ($0.worst, $1.path) }
    }
}
