internal import ArgumentParser
internal import SecScan

struct Git: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scan a repository's whole history, or what a range of commits adds.",
        discussion: """
            Every object is scanned once: all refs, merges, reflogs, the stash, notes, and what nothing reaches any more; commit messages, \
            identities, tags and names as well. As a gate: secscan git --base origin/main
            """)

    @Argument(help: "A work tree, a folder in one, or a bare repository.")
    var path = "."

    @Option(
        help: ArgumentHelp(
            "Only what commits add that this revision does not have. May be given several times.", valueName: "rev"))
    var base: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only the commits of this branch or revision (with --base: instead of HEAD).", valueName: "rev"))
    var branch: String?

    @Option(help: ArgumentHelp("Only commits made since: 2026-01-31, or an age such as 30d, 6w.", valueName: "date"))
    var since: DateOption?

    @Flag(help: "Leave out objects that no ref and no reflog reaches.")
    var noUnreachable = false

    @Option(
        help: ArgumentHelp(
            "How blobs are searched: delta (only what changed) or whole (every byte, slower; finds the same).",
            valueName: "engine"))
    var engine = HistoryEngine.delta

    @Flag(help: "Hash every object and compare the hash with its name.")
    var verifyObjects = false

    @Option(
        help: ArgumentHelp(
            "A folder that remembers which objects hold nothing: the next scan of the whole history searches only what is new.",
            valueName: "dir"))
    var cache: String?

    @OptionGroup var options: ScanOptions

    func validate() throws {
        if cache != nil, !base.isEmpty || branch != nil || since != nil {
            throw ValidationError("--cache is for a whole history; a range costs what it adds anyway")
        }
    }

    func run() async throws {
        try await options.run(
            .git(path: path, bases: base, branch: branch, since: since?.seconds, includesUnreachable: !noUnreachable)
        ) { scan in
            scan.engine = engine
            scan.verifiesObjects = verifyObjects
            scan.cacheFolder = cache
        }
    }
}
