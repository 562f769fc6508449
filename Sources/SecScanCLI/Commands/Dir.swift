internal import ArgumentParser
internal import SecScan

struct Dir: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Scan files and folders as they lie on disk.")

    @Argument(help: "Files or folders.")
    var paths = ["."]

    @Flag(help: "Leave out what .gitignore files name.")
    var respectGitignore = false

    @OptionGroup var options: ScanOptions

    func run() async throws {
        try await options.run(.directory(paths: paths, respectsGitignore: respectGitignore))
    }
}
