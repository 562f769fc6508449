internal import ArgumentParser
internal import ProxyManagement

struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Make, show and change projects, which tokens belong to.",
        subcommands: [Create.self, List.self, Show.self, Update.self, Delete.self])

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a project.")
        @Argument(help: "Its name.")
        var name: String
        @OptionGroup var limits: LimitOptions
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run(
                "POST", "/projects", body: .object([JSONValue.Member("name", .string(name))] + limits.members))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List projects.")
        @OptionGroup var page: PageOptions
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run("GET", "/projects", query: page.query) { value in
                ClientRun.list(
                    value,
                    [
                        ("ID", ["id"]), ("NAME", ["name"]), ("CREATED", ["created_at"]), ("DISABLED", ["disabled_at"]),
                        ("MODELS", ["models"]),
                    ])
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a project.")
        @Argument(help: "Its id, prj_….")
        var id: String
        @OptionGroup var options: ClientOptions

        func run() throws { try options.run("GET", "/projects/" + ManagementClient.escaped(id)) }
    }

    struct Update: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change a project; what is not named stays.")
        @Argument(help: "Its id, prj_….")
        var id: String
        @Option(help: ArgumentHelp("Another name.", valueName: "text"))
        var name: String?
        @Flag(help: "Allow every model.")
        var anyModel = false
        @Flag(inversion: .prefixedEnableDisable, help: "Honour or refuse its tokens.")
        var tokens: Bool?
        @OptionGroup var limits: LimitOptions
        @OptionGroup var options: ClientOptions

        func validate() throws {
            guard !anyModel || limits.models.isEmpty else {
                throw ValidationError("write one of --model and --any-model")
            }
            guard !members.isEmpty else { throw ValidationError("there is nothing to change") }
        }

        private var members: [JSONValue.Member] {
            var members = limits.members
            if let name { members.append(JSONValue.Member("name", .string(name))) }
            if anyModel { members.append(JSONValue.Member("models", [])) }
            if let tokens { members.append(JSONValue.Member("disabled", .bool(!tokens))) }
            return members
        }

        func run() throws {
            try options.run("PATCH", "/projects/" + ManagementClient.escaped(id), body: .object(members))
        }
    }

    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a project that has no live tokens; its use stays on record.")
        @Argument(help: "Its id, prj_….")
        var id: String
        @OptionGroup var options: ClientOptions

        func run() throws { try options.run("DELETE", "/projects/" + ManagementClient.escaped(id)) }
    }
}
