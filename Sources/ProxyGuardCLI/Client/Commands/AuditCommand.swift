internal import ArgumentParser
internal import ProxyManagement
internal import ProxyRecords
internal import ProxyServer
internal import ProxyTokens
internal import Rules

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Ask the audit log, and verify its chain.",
        subcommands: [Query.self, Report.self, Verify.self, Accept.self])

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
            discussion: """
                With a file or folder, or --config, no server is asked. Only with the key can a log be told from one that was made anew: \
                --config takes audit.file and encryption.key from the configuration, --key-file reads the key alone.
                """)
        @Argument(help: "The file of the log, or its folder.")
        var file: String?
        @Option(help: ArgumentHelp("The file that holds encryption.key, mode 0600.", valueName: "path"))
        var keyFile: String?
        @Option(name: [.short, .long], help: ArgumentHelp("The configuration that has the keys.", valueName: "file"))
        var config: String?
        @Flag(help: "Let ${exec:…} run programs for secrets; absolute paths, no shell.")
        var allowExec = false
        @OptionGroup var options: ClientOptions

        func validate() throws {
            guard keyFile == nil || file != nil else { throw ValidationError("--key-file belongs to a file") }
            guard keyFile == nil || config == nil else { throw ValidationError("write one of --key-file and --config") }
        }

        func run() throws {
            try ClientRun.ending { () throws(ClientError) in
                let value =
                    if let config { try verdict(config: config) } else if let file { try verdict(file, keys()) } else {
                        try options.client().call("POST", "/audit/verify", body: [:])
                    }
                options.show(value, TextTable.object)
                guard value["intact"] == true else { throw .refused("the audit log is not as it was written") }
            }
        }

        private func keys() throws(ClientError) -> [Secret] {
            guard let keyFile else { return [] }
            let secret = try SecretInput.file(keyFile)
            do throws(KeyRingError) { return try KeyRing(keys: [secret]).auditKeys } catch {
                throw .usage("\(keyFile): \(error)")
            }
        }

        private func verdict(config: String) throws(ClientError) -> JSONValue {
            let place: AuditPlace
            do throws(ServerError) { place = try AuditPlace(configuration: config, allowsPrograms: allowExec) } catch {
                throw .usage("\(error)")
            }
            return try verdict(file ?? place.file, place.keys)
        }

        private func verdict(_ path: String, _ keys: [Secret]) throws(ClientError) -> JSONValue {
            do throws(AuditError) { return try AuditVerifier.verify(path, keys: keys).json } catch {
                throw .usage("\(error)")
            }
        }
    }
}
