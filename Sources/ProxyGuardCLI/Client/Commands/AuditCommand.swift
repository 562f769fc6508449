internal import ArgumentParser
internal import ProxyManagement
internal import ProxyRecords
internal import Rules

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Ask the audit log, and verify its chain.",
        subcommands: [Query.self, Report.self, Verify.self])

    /// Which events.
    struct Filter: ParsableArguments {
        @Option(help: ArgumentHelp("The earliest: a day, or a time such as 2026-01-31T12:00:00Z.", valueName: "time"))
        var since: String?
        @Option(help: ArgumentHelp("The first that is too late.", valueName: "time"))
        var until: String?
        @Option(help: ArgumentHelp("The action; with a dot at the end all that begin so.", valueName: "name"))
        var action: String?
        @Option(help: ArgumentHelp("Who.", valueName: "name"))
        var actor: String?
        @Option(help: ArgumentHelp("The token, tok_….", valueName: "id"))
        var token: String?
        @Option(help: ArgumentHelp("The project, prj_….", valueName: "id"))
        var project: String?
        @Option(help: ArgumentHelp("The request, req_….", valueName: "id"))
        var request: String?
        @Option(help: ArgumentHelp("success, denied or failure.", valueName: "word"))
        var outcome: String?

        var query: [(String, String?)] {
            [
                ("since", since), ("until", until), ("action", action), ("actor", actor), ("token", token),
                ("project", project), ("request", request), ("outcome", outcome),
            ]
        }
    }

    struct Query: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List events, oldest first.")
        @OptionGroup var filter: Filter
        @Option(help: ArgumentHelp("Only events behind this one.", valueName: "number"))
        var after: Int64?
        @Option(help: ArgumentHelp("How many, 1 to 200.", valueName: "number"))
        var limit: Int?
        @OptionGroup var options: ClientOptions

        func run() throws {
            let page = [("after", after.map { String($0) }), ("limit", limit.map { String($0) })]
            try options.run("GET", "/audit", query: filter.query + page) { value in
                ClientRun.list(
                    value,
                    [
                        ("SEQ", ["seq"]), ("TIME", ["timestamp"]), ("ACTION", ["action"]), ("OUTCOME", ["outcome"]),
                        ("REASON", ["reason"]), ("PROJECT", ["project_id"]), ("TOKEN", ["token_id"]),
                        ("FROM", ["client_ip"]), ("REQUEST", ["request_id"]),
                    ], option: "after")
            }
        }
    }

    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Sum up events: who, what, what failed, from where.")
        @OptionGroup var filter: Filter
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run("GET", "/audit/report", query: filter.query) { value in
                var text = TextTable.object(
                    ["events": value["events"] ?? 0, "first": value["first"] ?? .null, "last": value["last"] ?? .null])
                for member in value.members ?? [] {
                    guard let figures = member.value.elements, !figures.isEmpty else { continue }
                    text += "\n\(TerminalText.line(member.name))\n"
                    for figure in figures {
                        let name = TerminalText.line(figure["name"]?.text ?? figure.text ?? "")
                        text += "  " + (figure["count"]?.number.map { "\($0)  " } ?? "") + name + "\n"
                    }
                }
                return text
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Follow the chain of hashes; status 1 if a line was changed, moved or taken away.",
            discussion: "With a file or folder no server is asked.")
        @Argument(help: "The file of the log, or its folder.")
        var file: String?
        @Option(help: ArgumentHelp("The file that holds the key of the log's head, mode 0600.", valueName: "path"))
        var keyFile: String?
        @OptionGroup var options: ClientOptions

        func validate() throws {
            guard keyFile == nil || file != nil else { throw ValidationError("--key-file belongs to a file") }
        }

        func run() throws {
            try ClientRun.ending { () throws(ClientError) in
                let value =
                    if let file { try verdict(file) } else {
                        try options.client().call("POST", "/audit/verify", body: [:])
                    }
                options.show(value, TextTable.object)
                guard value["intact"] == true else { throw .refused("the audit log is not as it was written") }
            }
        }

        private func verdict(_ path: String) throws(ClientError) -> JSONValue {
            let key: Secret? = if let keyFile { try SecretInput.file(keyFile) } else { nil }
            do throws(AuditError) { return try AuditVerifier.verify(path, key: key).json } catch {
                throw .usage("\(error)")
            }
        }
    }
}
