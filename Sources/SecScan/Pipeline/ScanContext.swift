internal import Checks
internal import Rules

/// What every input needs to scan.
struct ScanContext: Sendable {
    let detector: Detector
    let jobs: Int
    /// Paths that the policy keeps from being read.
    let excluded: [Glob]
    let progress: Progress
    let archives: ArchiveLimits
    /// The rules that decide by a file's path, those that are switched on.
    let pathRules: [PathRule]
    let fileChecks: FileChecks
    /// Which findings are mended, if any are.
    let fixing: Fixing?
    private let gitleaks: GitleaksFindings?

    init(
        rules: RuleSet, jobs: Int, excluded: [Glob] = [], progress: Progress = Progress(),
        archives: ArchiveLimits = ArchiveLimits(), checks: CheckOptions = CheckOptions(),
        settings: NearestSettings? = nil, fixing: Fixing? = nil
    ) {
        detector = BlobScanner.detector(for: rules)
        self.jobs = max(1, jobs)
        self.excluded = excluded
        self.progress = progress
        self.archives = archives
        pathRules = PathRule.all(rules, detector.gitleaks)
        fileChecks = FileChecks(rules, options: checks, settings: settings)
        self.fixing = fixing
        gitleaks = GitleaksFindings(detector)
    }

    func rule(_ finding: BlobFinding) -> Rule { detector.rules.rules[finding.rule] }

    func isExcluded(_ path: String) -> Bool {
        excluded.contains { $0.matches(path) } || detector.rules.gitleaks?.skips(path: path) ?? false
    }

    /// What stands in a file's name.
    func nameSightings(_ path: String, _ scanner: BlobScanner) -> [Sighting] {
        let result = Array(path.utf8).withUnsafeBytes { scanner.scan($0, isFile: false) }
        return sightings(of: result, path: "git:file-name")
    }

    /// The sightings of a file's path that is there whether git tracks it or not.
    func pathSightings(_ path: String) -> [Sighting] {
        pathRules.filter { !$0.needsTracking }.compactMap {
            $0.sighting(path: path, message: "\(path): \($0.rule.name) found")
        }
    }

    /// The sightings of one blob under one path.
    func sightings(
        of result: BlobResult, path: String, commit: Commit? = nil, inHead: Bool? = nil, order: Int = 0
    ) -> [Sighting] {
        guard !result.findings.isEmpty else { return [] }
        if let gitleaks {
            return gitleaks.sightings(of: result, path: path, commit: commit, inHead: inHead, order: order)
        }
        let pathRules = PathRules(path)
        return result.findings.compactMap { finding in
            let rule = rule(finding)
            let own = finding.member == nil ? pathRules : PathRules(finding.judgedPath(in: path))
            guard let confidence = own.confidence(of: finding, by: rule) else { return nil }
            return Sighting(
                finding, rule: rule, confidence: confidence, path: finding.path(in: path), commit: commit,
                inHead: inHead, order: order)
        }
    }
}

/// What an input found, before suppression.
struct InputOutcome: Sendable {
    var sightings: [Sighting] = []
    var notScanned: [NotScanned] = []
    var statistics = Statistics()
    var notes: [Note] = []
    /// The Dockerfiles that fixes were looked for in.
    var fixedFiles: [FixedFile] = []
    /// The configurations of proxies that were read.
    var proxyConfigurations: [ReadConfiguration] = []

    mutating func add(_ result: BlobResult, path: String) {
        for shortfall in result.shortfalls {
            notScanned.append(NotScanned(what: path, reason: shortfall.reason))
        }
        for gap in result.gaps {
            notScanned.append(
                NotScanned(what: gap.member.map { MemberPath.full(path, $0) } ?? path, reason: gap.reason))
        }
        // Documents and tests speak of such comments without meaning them.
        for allow in result.unusedAllows where PathClass(path) == .ordinary {
            notes.append(allow.note(in: path))
        }
    }

    static func += (left: inout InputOutcome, right: InputOutcome) {
        left.sightings += right.sightings
        left.notScanned += right.notScanned
        left.statistics += right.statistics
        left.notes += right.notes
        left.fixedFiles += right.fixedFiles
        left.proxyConfigurations += right.proxyConfigurations
    }
}

extension DetectorWorker.Shortfall {
    /// One clause for a report.
    var reason: String { "rule \(rule) reached its match limit at byte \(offset)" }
}
