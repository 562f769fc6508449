internal import Checks
internal import Rules

/// The structural checks of whole files, those that are switched on.
struct FileChecks: Sendable {
    private let checks: [any FileCheck.Type]
    private let rules: RuleSet
    private var options: CheckOptions
    private let settings: NearestSettings?
    private let configuration: ConfigurationAudit

    init(_ rules: RuleSet, options: CheckOptions = CheckOptions(), settings: NearestSettings? = nil) {
        self.rules = rules
        checks = CheckList.fileChecks.filter { check in
            check.rules.contains { rules.index(of: $0.id) != nil && !rules.silent.contains($0.id) }
        }
        self.options = options
        self.options.today = options.today ?? Day(secondsSince1970: Timestamp.now())
        self.settings = settings
        configuration = ConfigurationAudit(rules.rules, except: rules.silent)
    }

    /// The same checks for files among others.
    func among(_ surroundings: Surroundings?) -> FileChecks {
        var checks = self
        checks.options.surroundings = surroundings
        return checks
    }

    private func isOn(_ rule: RuleID) -> Bool { rules.index(of: rule) != nil && !rules.silent.contains(rule) }

    /// Longer files are not checked, in bytes.
    var sizeLimit: Int {
        (checks.map { $0.sizeLimit } + [ConfigurationAudit.sizeLimit]).max() ?? 0
    }

    /// What a file is looked at as.
    struct Subject {
        fileprivate var checks: [any FileCheck.Type]
        fileprivate var configuration: ConfigurationFile?

        /// Nothing looks at it.
        var isNone: Bool { checks.isEmpty && configuration == nil }
        /// Such a file of any length is one; what is longer than the limit then is a gap of the scan.
        var isChecked: Bool { !checks.isEmpty }
    }

    /// What a file of this path, or name, is looked at as.
    /// - Parameter kind: what it is, whatever its name.
    func subject(_ path: String, as kind: (any FileCheck.Type)? = nil) -> Subject {
        if let kind { return Subject(checks: [kind]) }
        return Subject(checks: checks.filter { $0.isNamed(path) }, configuration: configurationFile(path))
    }

    /// The words to look for in a file when it is searched, whose places its result then tells; nil if there are none.
    func words(of subject: Subject, content: [UInt8], for detector: Detector) -> WatchedWords? {
        guard let file = subject.configuration, content.count <= ConfigurationAudit.sizeLimit else { return nil }
        return configuration.words(of: file, content: content, for: detector)
    }

    /// Whether a file of this path, or name, is one that is checked.
    func isNamed(_ path: String) -> Bool {
        checks.contains { $0.isNamed(path) } || configurationFile(path) != nil
    }

    /// What others wrote, or a program did, is not for this project to mend.
    private func configurationFile(_ path: String) -> ConfigurationFile? {
        ConfigurationFile(path: path).flatMap { PathClass.isGenerated(path) ? nil : $0 }
    }

    /// What stands in a file; allow comments that hold some of it back are no longer unused.
    /// - Parameters:
    ///   - kind: what the file is, whatever its name.
    ///   - result: of the same file.
    func sightings(
        in bytes: UnsafeRawBufferPointer, path: String, of kind: (any FileCheck.Type)? = nil, inHead: Bool? = nil,
        using result: inout BlobResult
    ) -> [Sighting] {
        found(in: bytes, path: path, of: kind, inHead: inHead, using: &result).map(\.sighting)
    }

    /// The same, each with the finding that it was made of.
    func found(
        in bytes: UnsafeRawBufferPointer, path: String, of kind: (any FileCheck.Type)? = nil, inHead: Bool? = nil,
        using result: inout BlobResult
    ) -> [(finding: CheckFinding, sighting: Sighting)] {
        guard !bytes.isEmpty else { return [] }
        let subject = subject(path, as: kind)
        return subject.isNone ? [] : found(Array(bytes), path: path, as: subject, inHead: inHead, using: &result)
    }

    /// What stands in a file that is at hand.
    func sightings(
        in file: [UInt8], path: String, as subject: Subject, using result: inout BlobResult
    ) -> [Sighting] {
        found(file, path: path, as: subject, inHead: nil, using: &result).map(\.sighting)
    }

    private func found(
        _ file: [UInt8], path: String, as subject: Subject, inHead: Bool?, using result: inout BlobResult
    ) -> [(finding: CheckFinding, sighting: Sighting)] {
        let looksAtConfiguration = subject.configuration != nil && file.count <= ConfigurationAudit.sizeLimit
        guard looksAtConfiguration || subject.isChecked, subject.checks.allSatisfy({ file.count <= $0.sizeLimit })
        else { return [] }
        let outcome =
            looksAtConfiguration
            ? subject.configuration.map { configuration.outcome(in: file, of: $0, words: result.words) } : nil
        if outcome?.isComplete == false { result.gaps.append(ArchiveGap(member: nil, reason: Self.tooCostly)) }
        let found = outcome?.findings ?? []
        guard subject.isChecked || !found.isEmpty || !result.unusedAllows.isEmpty else { return [] }
        return file.withUnsafeBytes { bytes in
            var sightings = CheckSightings(file, bytes, path: path, inHead: inHead)
            let secrets = result.findings.filter { $0.member == nil && $0.confidence > .low }.map(\.secret)
            for check in subject.checks {
                var options = options(for: path, of: check)
                options.knownSecrets = secrets
                sightings.add(
                    check.findings(in: file, options: options) { isOn($0, at: path, of: check) },
                    outline: sightings.hasComments ? check.outline(of: file) : FileOutline(),
                    settings: settings?.settings(for: path, family: check.family)
                ) { meansWhatIsOff($0, check) }
            }
            if looksAtConfiguration { sightings.add(found, outline: FileOutline()) { _ in false } }
            result.unusedAllows.removeAll { sightings.usedAllows.contains($0.line) }
            return sightings.settled
        }
    }

    /// What is said of a file that was made to take for ever.
    private static let tooCostly =
        "the rules about code and configuration stopped in the middle: its brackets, strings or repetitions take too long"

    /// What a check is told of a file.
    func options(for path: String, of check: any FileCheck.Type) -> CheckOptions {
        var options = options
        options.path = path
        return settings?.settings(for: path, family: check.family)?.applied(to: options) ?? options
    }

    /// Whether a rule is looked at in a file.
    func isOn(_ rule: RuleID, at path: String, of check: any FileCheck.Type) -> Bool {
        isOn(rule) || settings?.settings(for: path, family: check.family).map { isRaised(rule, by: $0) } ?? false
    }

    /// A rule that runs only when somebody asks for it, and a setting of another tool does.
    private func isRaised(_ rule: RuleID, by settings: DockerfileSettings) -> Bool {
        guard let rule = rules[rule], rule.isOptIn else { return false }
        return settings.names(rule)
    }

    /// What a comment names may well be there: nobody looked.
    private func meansWhatIsOff(_ allow: InlineAllow, _ check: any FileCheck.Type) -> Bool {
        guard !allow.rules.isEmpty, !allow.isExpired else { return false }
        return check.rules.contains { rule in
            rules.silent.contains(rule.id) && allow.rules.contains { RuleSelector($0).matches(rule) }
        }
    }
}
