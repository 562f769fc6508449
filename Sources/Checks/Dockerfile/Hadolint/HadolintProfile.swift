internal import Dockerfile

/// Reports what hadolint 2.15.1 reports: its DL codes with its levels at its lines, in words of our own.
///
/// Where it differs is told in docs/hadolint.md.
public enum HadolintProfile {
    /// The code of what cannot be read; nothing silences it.
    public static let unreadable = "DL1000"

    /// The codes with their levels, by code.
    public static var rules: [(code: String, level: HadolintLevel)] {
        HadolintRules.all.map { ($0.code, $0.level) }
    }

    /// The findings by line, those of one line by code.
    public static func findings(
        in source: [UInt8], settings: HadolintSettings = HadolintSettings()
    ) -> [HadolintFinding] {
        let document = DockerfileDocument(HadolintEncoding.utf8(source))
        let file = HadolintFile(instructions: HadolintReader(document).instructions, settings: settings)
        let pragmas = HadolintPragmas(settings.disablesPragmas ? [] : file.instructions)
        var findings = [HadolintUnreadable.first(in: document)].compactMap { $0 }
        for rule in HadolintRules.all {
            let level = settings.level(of: rule.code, default: rule.level)
            guard level != .ignore, !settings.ignored.contains(rule.code) else { continue }
            for match in rule.matches(in: file) where !pragmas.silence(rule.code, at: match.line) {
                findings.append(
                    HadolintFinding(
                        code: rule.code, level: level, line: match.line, column: 1,
                        message: rule.message(for: match)))
            }
        }
        findings += HadolintShellCheck(file).findings.filter { !pragmas.silence($0.code, at: $0.line) }
        return findings.sorted { ($0.line, $0.code, $0.message) < ($1.line, $1.code, $1.message) }
    }
}
