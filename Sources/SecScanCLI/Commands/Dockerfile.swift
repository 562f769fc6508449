internal import ArgumentParser
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

    @Option(
        help: ArgumentHelp(
            "Whose rules count: secscan, or hadolint for its codes, levels, lines and formats (text, json).",
            valueName: "name"))
    var profile = DockerfileProfile.secscan

    @OptionGroup(title: "Options of --profile hadolint") var hadolint: HadolintOptions

    @OptionGroup var options: ScanOptions

    func run() async throws {
        if profile == .hadolint { return try runHadolint() }
        try await options.run(.dockerfiles(paths: paths, standardInputPath: stdinPath)) { scan in
            scan.checks.dockerfileTarget = target
            scan.checks.judgesAllStages = allStages
            scan.checks.trustedRegistries = trustedRegistry
        }
    }

    /// Reports as hadolint does; policies, baselines and rule files say nothing about its rules.
    private func runHadolint() throws {
        let settings = hadolint.settings(trustedRegistries: trustedRegistry)
        let files = try DockerfileSources.read(paths, standardInputPath: stdinPath).map { file in
            (path: file.path, findings: HadolintProfile.findings(in: file.bytes, settings: settings))
        }
        let report: String
        switch options.format {
        case .text: report = files.map { HadolintTTYReport.text(of: $0.findings, path: $0.path) }.joined()
        case .json: report = HadolintJSONReport.text(of: files) + "\n"
        default:
            throw ScanError(.usage, "--profile hadolint writes text and json, not \(options.format.rawValue)")
        }
        if let output = options.output { try ReportFile.write(report, to: output) } else { try Terminal.write(report) }
        if !hadolint.noFail, files.contains(where: { settings.fails($0.findings) }) {
            throw ExitCode(ExitStatus.findings)
        }
    }
}
