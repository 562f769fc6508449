internal import ArgumentParser
internal import ProxyManagement
internal import Rules

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Store, exchange and retire the keys of providers.",
        subcommands: [Add.self, List.self, Activate.self, Retire.self, Reseal.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Store a key, encrypted; its value comes from standard input, a variable or a file.",
            discussion: "Requests are sent with it once `proxyguard key activate` says so.")
        @Argument(help: "The upstream that it is for, as the configuration calls it.")
        var upstream: String
        @Option(help: ArgumentHelp("The variable that holds the key.", valueName: "name"))
        var fromEnv: String?
        @Option(help: ArgumentHelp("The file that holds the key, mode 0600.", valueName: "path"))
        var fromFile: String?
        @OptionGroup var options: ClientOptions

        func validate() throws {
            guard fromEnv == nil || fromFile == nil else {
                throw ValidationError("write one of --from-env and --from-file")
            }
        }

        func run() throws {
            try ClientRun.ending { () throws(ClientError) in
                // First of all, so that nobody types a key in vain.
                let client = try options.client()
                let secret =
                    if let fromEnv { try SecretInput.environment(fromEnv) } else if let fromFile {
                        try SecretInput.file(fromFile)
                    } else { try SecretInput.standardInput(prompt: "The key of \(upstream):") }
                let value = String(decoding: secret.revealed, as: UTF8.self)
                options.show(
                    try client.call(
                        "POST", "/keys", body: ["upstream": .string(upstream), "value": .string(value)]),
                    TextTable.object)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List keys, without their values.")
        @Option(help: ArgumentHelp("Only of this upstream.", valueName: "name"))
        var upstream: String?
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run("GET", "/keys", query: [("upstream", upstream)]) { value in
                ClientRun.list(
                    value,
                    [
                        ("ID", ["id"]), ("UPSTREAM", ["upstream"]), ("STATE", ["state"]), ("CREATED", ["created_at"]),
                        ("RETIRED", ["retired_at"]),
                    ])
            }
        }
    }

    struct Activate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send requests with a key from now on; the one before stays usable for a while.")
        @Argument(help: "Its id, key_….")
        var id: String
        @OptionGroup var overlap: OverlapOptions
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run(
                "POST", "/keys/\(ManagementClient.escaped(id))/activate",
                body: .object(overlap.members))
        }
    }

    struct Retire: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the use of a key at once and erase it; revoke it at the provider too.",
            discussion:
                "Without another one that is activated, requests are sent with the key of the configuration: `in_use` tells."
        )
        @Argument(help: "Its id, key_….")
        var id: String
        @OptionGroup var options: ClientOptions

        func run() throws { try options.run("POST", "/keys/\(ManagementClient.escaped(id))/retire", body: [:]) }
    }

    struct Reseal: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Encrypt all keys with the current encryption key.")
        @OptionGroup var options: ClientOptions

        func run() throws { try options.run("POST", "/keys/reseal", body: [:]) }
    }
}
