public import Checks
public import Rules

/// One scan, as the command line asks for it.
public struct Scan: Sendable {
    public enum Target: Sendable {
        /// A repository's history; with `bases` what its commits add to them.
        case git(
            path: String, bases: [String] = [], branch: String? = nil, since: Int64? = nil,
            includesUnreachable: Bool = true)
        case directory(paths: [String], respectsGitignore: Bool = false)
        /// What the next commit would add; `paths` narrow it.
        case staged(path: String, paths: [String] = [], includesKnown: Bool = false)
        case workTree(path: String, includesIgnored: Bool = false)
        /// Standard input under a name.
        case standardInput(path: String)
        /// Dockerfiles, `-` for one on standard input.
        case dockerfiles(paths: [String], standardInputPath: String)
        /// Configurations of LLM proxies, `-` for one on standard input.
        case proxyConfigurations(paths: [String], standardInputPath: String)
    }

    public var target: Target
    public var rules: RuleSet
    /// Policy files named by the user; none means the target's own, if it has one.
    public var configurations: [String] = []
    /// A baseline named by the user; nil means the target's own, if it has one.
    public var baseline: String?
    public var usesBaseline = true
    /// The target's own policy file and baseline count.
    public var usesCarriedSettings = true
    /// They are read from the work tree even if there is a base: for a developer's own hook.
    public var takesSettingsFromWorkTree = false
    public var honoursInlineAllows = true
    public var engine = HistoryEngine.delta
    /// Every object of a history is hashed, and the hash compared with its name.
    public var verifiesObjects = false
    /// A folder for what the next scan of the same whole history need not search again.
    public var cacheFolder: String?
    /// Findings below these are not reported.
    public var severity = Severity.info
    public var confidence = Confidence.medium
    /// How many archives deep to look; 0 looks into none.
    public var archiveDepth = standardArchiveDepth
    public static let standardArchiveDepth = ArchiveLimits.standardDepth
    /// What checks of files have to know.
    public var checks = CheckOptions()
    /// What judges the scripts of Dockerfiles as well; nil for nothing.
    public var shellCheck: ShellCheckProgram?
    /// What becomes of findings in Dockerfiles that can be mended; the report is then about the files as they are mended.
    public var fixes = Fixes.none
    public static let greatestArchiveDepth = ArchiveLimits.greatestDepth
    public var jobs: Int
    public var progress = Progress()

    public init(_ target: Target, rules: RuleSet, jobs: Int) {
        self.target = target
        self.rules = rules
        self.jobs = jobs
    }

    /// Which fixes are made.
    public enum Fixes: Sendable {
        case none
        /// Those after which the image is the same.
        case safe
        /// Also those after which the image, or whether it can be built, may be another one.
        case all
    }

    public struct Outcome: Sendable {
        public var report: ScanReport
        /// What the policy file and settings of other tools ask for.
        public var thresholds: FailureThresholds
        /// Findings that were left out for their confidence or severity.
        public var belowThreshold: Int
        /// The Dockerfiles that fixes were looked for in; nothing is written yet.
        public var fixedFiles: [FixedFile] = []
        /// The configurations of proxies that were read because they were asked for.
        public var proxyConfigurations: [ReadConfiguration] = []
    }

    /// - Throws: `ScanError` where the scan cannot be done at all; what could not be read is in the report.
    public func run() async throws -> Outcome {
        let clock = ContinuousClock()
        let start = clock.now
        var settings = try TargetSettings(self)
        let rules = settings.apply(to: rules)
        let fixing =
            fixes == .none
            ? nil
            : Fixing(
                includesUnsafe: fixes == .all, policy: settings.policy, nearest: settings.nearest,
                baseline: settings.baseline, honoursInline: honoursInlineAllows, severity: severity,
                confidence: confidence)
        var checks = checks
        checks.shellCheck = shellCheck?.comments
        if case .proxyConfigurations = target { checks.isNamedProxyConfiguration = true }
        let context = ScanContext(
            rules: rules, jobs: jobs, excluded: settings.policy.excluded, progress: progress,
            archives: ArchiveLimits(depth: archiveDepth), checks: checks, settings: settings.nearest, fixing: fixing)
        var outcome = try await input.scan(context)
        outcome.notScanned += shellCheck?.notScanned ?? []

        progress.begin("Writing report", total: 0)
        try settings.addNearest()
        var suppression = Suppression(
            policy: settings.policy, baseline: settings.baseline, honoursInline: honoursInlineAllows)
        var collector = FindingCollector()
        collector.add(contentsOf: outcome.sightings)
        let collected = collector.findings(&suppression)
        let shown = collected.findings.filter { $0.severity >= severity && $0.confidence >= confidence }
        let elapsed = start.duration(to: clock.now)
        outcome.statistics.seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18

        var notes = settings.policy.notes + settings.notes + suppression.notes + outcome.notes
        if case .git(_, let bases, _, _, _) = target, !bases.isEmpty, honoursInlineAllows {
            notes += outcome.sightings.filter(\.isAllowedInline).map {
                Note(
                    .addedSuppression,
                    "\($0.place.path):\($0.place.line): an allow comment in this range covers \($0.rule.id)")
            }
        }
        var seen: Set<Note> = []
        var report = ScanReport(
            target: targetName, command: commandName, findings: shown, notScanned: outcome.notScanned,
            statistics: outcome.statistics, notes: notes.filter { seen.insert($0).inserted },
            suppressedCount: collected.suppressedCount)
        report.hiddenSecrets = Array(
            Set(outcome.sightings.compactMap(\.secret)).subtracting(shown.compactMap(\.secret)))
        return Outcome(
            report: report, thresholds: settings.thresholds, belowThreshold: collected.findings.count - shown.count,
            fixedFiles: outcome.fixedFiles, proxyConfigurations: outcome.proxyConfigurations)
    }

    private var input: any Input {
        switch target {
        case .git(let path, let bases, let branch, let since, let includesUnreachable):
            GitHistory(
                path: path,
                selection: GitHistory.Selection(
                    bases: bases, branch: branch, since: since, includesUnreachable: includesUnreachable),
                engine: engine, verifiesObjects: verifiesObjects, cacheFolder: cacheFolder)
        case .directory(let paths, let respectsGitignore): Tree(roots: paths, respectsGitignore: respectsGitignore)
        case .staged(let path, let paths, let includesKnown):
            GitIndex(path: path, paths: paths, includesKnown: includesKnown)
        case .workTree(let path, let includesIgnored): WorkTree(path: path, includesIgnored: includesIgnored)
        case .standardInput(let path): Stdin(path: path)
        case .dockerfiles(let paths, let standardInputPath):
            Dockerfiles(roots: paths, standardInputPath: standardInputPath)
        case .proxyConfigurations(let paths, let standardInputPath):
            ProxyConfigurations(roots: paths, standardInputPath: standardInputPath)
        }
    }

    private var targetName: String {
        switch target {
        case .git(let path, _, _, _, _), .staged(let path, _, _), .workTree(let path, _), .standardInput(let path): path
        case .directory(let paths, _), .dockerfiles(let paths, _), .proxyConfigurations(let paths, _):
            paths.joined(separator: " ")
        }
    }

    private var commandName: String {
        switch target {
        case .git: "git"
        case .directory: "dir"
        case .staged: "staged"
        case .workTree: "worktree"
        case .standardInput: "stdin"
        case .dockerfiles: "dockerfile"
        case .proxyConfigurations: "proxy"
        }
    }
}
