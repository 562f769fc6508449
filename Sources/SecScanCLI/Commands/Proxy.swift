internal import ArgumentParser
internal import SecScan

struct Proxy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the configuration of an LLM proxy: proxyguard, LiteLLM, llm-proxy, ModelMuxer.",
        discussion: """
            Settings that are weak, unknown, unreadable, missing or without effect. A file of which nothing is known is one that could not \
            be scanned (status 3); one that cannot be parsed is a finding, proxy/syntax.
            """)

    @Argument(help: "Configurations, folders with some, or - for standard input.")
    var paths: [String]

    @Flag(help: "Show every setting as it counts, with its line or as a default, in front of the findings.")
    var showSettings = false

    @Option(help: ArgumentHelp("The name under which standard input is reported.", valueName: "name"))
    var stdinPath = "stdin"

    @OptionGroup var options: ScanOptions

    func validate() throws {
        guard !showSettings || options.format == .text && options.output == nil else {
            throw ValidationError("--show-settings is for people: leave --format and --output out, or use --report")
        }
    }

    func run() async throws {
        try await options.run(
            .proxyConfigurations(paths: paths, standardInputPath: stdinPath),
            preface: showSettings
                ? { SettingsTable.text(of: $0, showsSecrets: options.showSecrets, usesColour: Terminal.usesColour) }
                : nil)
    }
}
