internal import ArgumentParser
internal import ProxyManagement

/// For how long what is replaced still counts.
struct OverlapOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "For how long the one before still counts: seconds, or with a unit: 90s, 15m, 12h; 0 for not at all.",
            valueName: "time"))
    var overlap: String?

    func validate() throws {
        if let overlap, LifetimeOptions.seconds(overlap, from: 0) == nil {
            throw ValidationError("--overlap: write a number of seconds, or one with a unit such as 15m")
        }
    }

    var members: [JSONValue.Member] {
        overlap.flatMap { LifetimeOptions.seconds($0, from: 0) }.map { [JSONValue.Member("overlap", .integer($0))] }
            ?? []
    }
}
