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

    @OptionGroup var options: ScanOptions

    func run() async throws {
        try await options.run(.dockerfiles(paths: paths, standardInputPath: stdinPath)) { scan in
            scan.checks.dockerfileTarget = target
            scan.checks.judgesAllStages = allStages
            scan.checks.trustedRegistries = trustedRegistry
        }
    }
}
