internal import ArgumentParser
internal import SecScan

struct Stdin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Scan standard input.")

    @Option(
        help: ArgumentHelp(
            "The name that findings are reported under; some rules and confidences depend on it.", valueName: "name"))
    var path = "stdin"

    @OptionGroup var options: ScanOptions

    func run() async throws { try await options.run(.standardInput(path: path)) }
}
