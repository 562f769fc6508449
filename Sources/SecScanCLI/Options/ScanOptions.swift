public import ArgumentParser
internal import BuiltInRules
public import Rules
public import SecScan

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What all scanning commands understand.
struct ScanOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Report format: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
    var format = ReportFormat.text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the report to this file, mode 0600, and not to standard output.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "One more report, for example sarif=report.sarif. May be given several times.", valueName: "format=file"))
    var report: [ReportDestination] = []

    @Option(
        help: ArgumentHelp(
            "Policy file: .secscan.toml, a gitleaks configuration (its rules are run), .gitleaksignore, .hadolint.yaml or .trivyignore. May be given several times; without it the target's own .secscan.toml counts.",
            valueName: "file"))
    var config: [String] = []

    @Option(
        help: ArgumentHelp(
            "Baseline of accepted findings, also one of detect-secrets; without it the target's own .secscan-baseline counts.",
            valueName: "file"))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Only these rules: an id, a family, family/*, or another tool's name of it.", valueName: "rule"))
    var rule: [String] = []

    @Option(help: ArgumentHelp("Not these rules.", valueName: "rule"))
    var excludeRule: [String] = []

    @Option(help: ArgumentHelp("A folder with rule files of your own, added to the built-in ones.", valueName: "dir"))
    var rules: [String] = []

    @Option(
        help: ArgumentHelp(
            "Report findings of at least this severity: info, low, medium, high, critical.", valueName: "level"))
    var severity = Severity.info

    @Option(
        help: ArgumentHelp(
            "Report findings of at least this confidence: low, medium, high, certain.", valueName: "level"))
    var confidence = Confidence.medium

    @Option(
        help: ArgumentHelp("Exit with 1 when a finding has at least this severity (default: low).", valueName: "level"))
    var failOn: Severity?

    @Option(help: ArgumentHelp("Threads (default: one for each processor).", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "How deep to look into archives in archives: 1 is an archive that is scanned, 0 looks into none (default: 8).",
            valueName: "n"))
    var archiveDepth = Scan.standardArchiveDepth

    @Flag(help: "Ignore the target's own .secscan.toml and .secscan-baseline.")
    var noPolicy = false

    @Flag(help: "Ignore comments such as secscan:allow.")
    var noInlineAllow = false

    @Flag(help: "Show secrets as they are. Mind where the output goes.")
    var showSecrets = false

    @Flag(help: "No progress line on the terminal.")
    var noProgress = false

    @Flag(name: .shortAndLong, help: "Say nothing when there is nothing to report.")
    var quiet = false

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256") }
        guard (0...Scan.greatestArchiveDepth).contains(archiveDepth) else {
            throw ValidationError("--archive-depth is 0 to \(Scan.greatestArchiveDepth)")
        }
    }

    /// Scans, writes every report, and ends the program with its status.
    /// - Parameters:
    ///   - configure: sets what only one command has options for.
    ///   - preface: text in front of the report on standard output.
    ///   - present: writes something else than the report to standard output.
    func run(
        _ target: Scan.Target, configure: (inout Scan) -> Void = { _ in },
        preface: ((Scan.Outcome) -> String)? = nil,
        present: ((Scan.Outcome) throws -> Void)? = nil
    ) async throws {
        // Better now than after an hour of scanning.
        for destination in destinations { try ReportFile.check(destination.path) }
        var scan = Scan(target, rules: try selectedRules(), jobs: jobs ?? Processors.count)
        scan.configurations = config
        scan.baseline = baseline
        scan.usesCarriedSettings = !noPolicy
        scan.honoursInlineAllows = !noInlineAllow
        scan.severity = severity
        scan.confidence = confidence
        scan.archiveDepth = archiveDepth
        configure(&scan)
        let asked = scan
        let outcome = try await ProgressBar.showing(scan.progress, when: !noProgress && !quiet) {
            try await asked.run()
        }
        if let preface { try Terminal.write(preface(outcome)) }
        try write(outcome, present)
        let fails = outcome.report.findings.contains { outcome.thresholds.isReached(by: $0, named: failOn) }
        if fails { throw ExitCode(ExitStatus.findings) }
        if !outcome.report.isComplete { throw ExitCode(ExitStatus.incomplete) }
    }

    private func write(_ outcome: Scan.Outcome, _ present: ((Scan.Outcome) throws -> Void)?) throws {
        let report = outcome.report
        var failure: ScanError?
        for destination in destinations {
            let text = destination.format.writer.write(report, options: ReportOptions(showsSecrets: showSecrets))
            do {
                try ReportFile.write(text, to: destination.path)
            } catch {
                failure = failure ?? error
            }
        }
        // What can be said is said, also where one of the files cannot be written.
        defer { if let failure { Terminal.warn("secscan: \(failure)") } }
        if let present {
            try present(outcome)
        } else if output == nil {
            try writeToOutput(outcome)
        }
        if failure != nil { throw ExitCode(ExitStatus.usage) }
    }

    private func writeToOutput(_ outcome: Scan.Outcome) throws {
        let report = outcome.report
        if quiet, report.findings.isEmpty, report.isComplete, format == .text { return }
        let options = ReportOptions(showsSecrets: showSecrets, usesColour: Terminal.usesColour)
        try Terminal.write(format.writer.write(report, options: options))
        if format == .text, outcome.belowThreshold > 0, !quiet {
            try Terminal.write(
                "\(outcome.belowThreshold) more of lower confidence or severity; show them with --confidence low --severity info\n"
            )
        }
    }

    private var destinations: [ReportDestination] {
        report + (output.map { [ReportDestination(format: format, path: $0)] } ?? [])
    }

    func selectedRules() throws -> RuleSet {
        let gitleaks = try GitleaksFile.configuration(among: config)
        var set = gitleaks?.usesBuiltIn == false ? try RuleSet([]) : try BuiltInRules.load()
        for folder in rules { set = try set.merging(try RuleFolder.load(folder)) }
        if let gitleaks { set = try set.adopting(gitleaks) }
        for name in rule + excludeRule where !set.rules.contains(where: { RuleSelector(name).matches($0) }) {
            throw ScanError(.usage, "no rule is called '\(name)'; 'secscan rules list' shows them all")
        }
        func isNamed(_ candidate: Rule, in names: [String]) -> Bool {
            names.contains { RuleSelector($0).matches(candidate) }
        }
        set = rule.isEmpty ? set.silencingOptIn() : set.filtered { isNamed($0, in: rule) }
        return excludeRule.isEmpty ? set : set.silencing { isNamed($0, in: excludeRule) }
    }
}

/// `FORMAT=FILE`.
struct ReportDestination: ExpressibleByArgument {
    var format: ReportFormat
    var path: String

    init(format: ReportFormat, path: String) {
        self.format = format
        self.path = path
    }

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="),
            let format = ReportFormat(rawValue: String(argument[..<equals]))
        else { return nil }
        let path = String(argument[argument.index(after: equals)...])
        guard !path.isEmpty else { return nil }
        self.init(format: format, path: path)
    }
}

enum Processors {
    static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension ReportFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Confidence: ExpressibleByArgument {}
extension HistoryEngine: ExpressibleByArgument {}
