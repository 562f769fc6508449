internal import ArgumentParser
internal import SecScan

struct Worktree: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scan tracked files that were changed, and untracked ones.")

    @Argument(help: "The repository.")
    var path = "."

    @Flag(help: "Also files that .gitignore names.")
    var ignored = false

    @OptionGroup var options: ScanOptions

    func run() async throws {
        try await options.run(.workTree(path: path, includesIgnored: ignored))
    }
}
