internal import ArgumentParser
internal import SecScan

struct Baseline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accept the findings that are there, so that only new ones are reported.",
        discussion:
            "The file has one sorted line for each value and path, with neither line numbers nor dates, and merges line by line.",
        subcommands: [Create.self, Update.self, Prune.self])

    struct Place: ParsableArguments {
        @Argument(help: "The repository or folder.")
        var path = "."

        @Flag(help: "Of the files as they lie there, not of the history.")
        var dir = false

        @Option(help: ArgumentHelp("The baseline (default: .secscan-baseline in the folder).", valueName: "file"))
        var file: String?

        @OptionGroup var options: ScanOptions

        func writer() throws -> BaselineWriter {
            BaselineWriter(
                target: dir ? .directory(paths: [path]) : .git(path: path), rules: try options.selectedRules(),
                file: file, configurations: options.config,
                confidence: options.confidence, jobs: options.jobs ?? Processors.count,
                archiveDepth: options.archiveDepth)
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Accept everything that a scan finds now.")
        @OptionGroup var place: Place
        @Flag(help: "Replace a baseline that is there.")
        var force = false
        @Option(
            help: ArgumentHelp(
                "A baseline of detect-secrets (.secrets.baseline): accept only what it has too.", valueName: "file"))
        var from: String?

        func run() async throws {
            try Terminal.write(try await place.writer().create(replacing: force, from: from) + "\n")
        }
    }

    struct Update: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add what a scan finds and the baseline lacks.")
        @OptionGroup var place: Place

        func run() async throws { try Terminal.write(try await place.writer().update() + "\n") }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove entries that no scan finds any more, and list them.")
        @OptionGroup var place: Place

        func run() async throws { try Terminal.write(try await place.writer().prune() + "\n") }
    }
}
