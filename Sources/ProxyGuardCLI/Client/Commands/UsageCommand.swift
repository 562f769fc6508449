internal import ArgumentParser
internal import ProxyManagement

struct UsageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage", abstract: "Show what was used, by day, token and model, or summed up.")

    enum Group: String, ExpressibleByArgument, CaseIterable {
        case day, token, project, model
    }

    @Option(help: ArgumentHelp("The first day, such as 2026-01-31 (default: 30 days back).", valueName: "day"))
    var from: String?
    @Option(help: ArgumentHelp("The last day (default: today).", valueName: "day"))
    var to: String?
    @Option(help: ArgumentHelp("Only of this project.", valueName: "id"))
    var project: String?
    @Option(help: ArgumentHelp("Only of this token.", valueName: "id"))
    var token: String?
    @Option(help: "Sum up by this.")
    var group: Group?
    @Option(help: ArgumentHelp("How many rows, 1 to 200.", valueName: "number"))
    var limit: Int?
    @Option(help: ArgumentHelp("Where to go on.", valueName: "text"))
    var cursor: String?
    @OptionGroup var options: ClientOptions

    func run() throws {
        let names = group.map { [$0.rawValue] } ?? ["day", "project_id", "token_id", "model"]
        let amounts = ["requests", "input_tokens", "output_tokens", "cached_tokens", "micro_dollars"]
        try options.run(
            "GET", "/usage",
            query: [
                ("from", from), ("to", to), ("project", project), ("token", token), ("group", group?.rawValue),
                ("limit", limit.map { String($0) }), ("cursor", cursor),
            ]
        ) { value in
            ClientRun.list(
                value,
                (names + amounts).map { name in
                    (String(name.uppercased().map { $0 == "_" ? " " : $0 }), [name])
                })
        }
    }
}
