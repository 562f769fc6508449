internal import ArgumentParser
internal import SecScan

struct Staged: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scan what the next commit would add: the staged content, not the files beside it.",
        discussion: "A value that the last commit has in the same file already is not reported, unless --all is given.")

    @Argument(help: "Only these paths, relative to the repository's root.")
    var paths: [String] = []

    @Option(help: ArgumentHelp("The repository.", valueName: "path"))
    var repository = "."

    @Flag(help: "Also what the last commit has already.")
    var all = false

    @OptionGroup var options: ScanOptions

    func run() async throws {
        try await options.run(.staged(path: repository, paths: paths, includesKnown: all))
    }
}
