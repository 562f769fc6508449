internal import ArgumentParser
internal import Checks
internal import Rules
internal import SecScan

struct Dockerfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Audit Dockerfiles: users, images, packages, downloads, secrets, permissions, style.")

    @Argument(help: "Dockerfiles, folders with Dockerfiles, or - for standard input (default: the current folder).")
    var paths: [String] = ["."]

    @Option(help: ArgumentHelp("The stage that is built (default: the last one).", valueName: "stage"))
    var target: String?

    @Flag(help: "Judge every stage as if it were the one that is built.")
    var allStages = false

    @Option(
        help: ArgumentHelp(
            "Images may come from this registry alone, for example docker.io or *.example.com. May be given several times.",
            valueName: "registry"))
    var trustedRegistry: [String] = []

    @Option(help: ArgumentHelp("The name under which standard input is reported.", valueName: "name"))
    var stdinPath = "Dockerfile"

    @Flag(
        name: .customLong("shellcheck"),
        help: "Run shellcheck, which has to be in PATH, on the scripts and report what it says.")
    var runsShellCheck = false

    @Option(
        help: ArgumentHelp(
            "Whose rules count: secscan, or hadolint for its codes, levels, lines and formats (text, json).",
            valueName: "name"))
    var profile = DockerfileProfile.secscan

    @OptionGroup(title: "Options of --profile hadolint") var hadolint: HadolintOptions

    @Flag(help: "Show changes that mend findings and keep the image as it is, as a unified diff.")
    var fix = false

    @Flag(help: "With --fix: write the changes into the files; of standard input, the changed text to standard output.")
    var write = false

    @Flag(help: "With --fix: also changes after which the image, or whether it can be built, may be another one.")
    var unsafeFixes = false

    @OptionGroup var options: ScanOptions

    func validate() throws {
        guard fix else {
            if write { throw ValidationError("--write says what to do with fixes: give --fix, too") }
            if unsafeFixes { throw ValidationError("--unsafe-fixes says which fixes are made: give --fix, too") }
            return
        }
        if profile == .hadolint {
            throw ValidationError("--fix mends what secscan's own rules find: leave --profile hadolint out")
        }
        guard options.format == .text || options.output != nil else {
            throw ValidationError("with --fix standard output has the changes: give the report a file with --output")
        }
        guard !write || !paths.contains("-") || paths.count == 1 else {
            throw ValidationError("--write gives the text of standard input back: - has to be the only path")
        }
    }

    func run() async throws {
        if profile == .hadolint { return try runHadolint() }
        let shellCheck = try shellCheck()
        let present: ((Scan.Outcome) throws -> Void)? = fix ? { try presentFixes(of: $0) } : nil
        try await options.run(
            .dockerfiles(paths: paths, standardInputPath: stdinPath),
            configure: { scan in
                scan.checks.dockerfileTarget = target
                scan.checks.judgesAllStages = allStages
                scan.checks.trustedRegistries = trustedRegistry
                scan.shellCheck = shellCheck
                scan.fixes = fix ? unsafeFixes ? .all : .safe : .none
            }, present: present)
    }

    /// - Throws: if it is asked for and not there.
    private func shellCheck() throws(ScanError) -> ShellCheckProgram? {
        guard runsShellCheck else { return nil }
        return try ShellCheckProgram()
    }

    /// The diff, or the text that was on standard input, and a line that counts.
    private func presentFixes(of outcome: Scan.Outcome) throws {
        let report = FixReport(outcome.fixedFiles)
        for line in report.dropped { Terminal.warn("secscan: \(line)") }
        if write { for file in outcome.fixedFiles { try file.write() } }
        let standardInput = write ? outcome.fixedFiles.first(where: \.isStandardInput) : nil
        if let standardInput {
            try Terminal.write(standardInput.new)
        } else if write {
            try Terminal.write(report.list.map { $0 + "\n" }.joined())
        } else {
            try Terminal.write(
                report.diff(usesColour: Terminal.usesColour, isForTerminal: Terminal.outputIsTerminal))
        }
        guard !options.quiet else { return }
        let summary = report.summary(isWritten: write, remaining: outcome.report.findings.count)
        if standardInput == nil {
            try Terminal.write((write ? "" : "# ") + summary + "\n")
        } else {
            Terminal.warn("secscan: \(summary)")
        }
    }

    /// Reports as hadolint does; policies, baselines and rule files say nothing about its rules.
    private func runHadolint() throws {
        let shellCheck = try shellCheck()
        let settings = hadolint.settings(
            over: try HadolintSettings.configured(by: options.config), trustedRegistries: trustedRegistry)
        let (sources, failures) = DockerfileSources.read(paths, standardInputPath: stdinPath)
        for failure in failures { Terminal.warn("secscan: \(failure)") }
        let files = sources.map { path, bytes in
            var settings = settings
            if let shellCheck { settings.shellCheck = { scripts in shellCheck.comments(on: scripts, in: path) } }
            return (path: path, findings: HadolintProfile.findings(in: bytes, settings: settings))
        }
        for scripts in shellCheck?.notScanned ?? [] { Terminal.warn("secscan: \(scripts.what): \(scripts.reason)") }
        let report: String
        switch options.format {
        case .text: report = files.map { HadolintTTYReport.text(of: $0.findings, path: $0.path) }.joined()
        case .json: report = HadolintJSONReport.text(of: files) + "\n"
        default:
            throw ScanError(.usage, "--profile hadolint writes text and json, not \(options.format.rawValue)")
        }
        if let output = options.output { try ReportFile.write(report, to: output) } else { try Terminal.write(report) }
        if files.contains(where: { settings.fails($0.findings) }) { throw ExitCode(ExitStatus.findings) }
        if !failures.isEmpty || !(shellCheck?.notScanned.isEmpty ?? true) { throw ExitCode(ExitStatus.incomplete) }
    }
}
