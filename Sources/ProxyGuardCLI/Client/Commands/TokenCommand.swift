internal import ArgumentParser
internal import ProxyManagement
internal import ProxyTokens
internal import Rules

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make, exchange and revoke tokens.",
        subcommands: [
            Create.self, List.self, Show.self, Rotate.self, Revoke.self, RevokeProject.self, RevokeAll.self,
            GenerateManagement.self,
        ])

    private static let once = "this is the only time that the token is shown"

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a token for a project; it is shown once.")
        @Argument(help: "The project, prj_….")
        var project: String
        @Option(help: ArgumentHelp("What to call it.", valueName: "text"))
        var name: String
        @OptionGroup var lifetime: LifetimeOptions
        @OptionGroup var limits: LimitOptions
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run(
                "POST", "/projects/\(ManagementClient.escaped(project))/tokens",
                body: .object([JSONValue.Member("name", .string(name))] + lifetime.members + limits.members))
            StandardOutput.warn(TokenCommand.once)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List tokens, of one project or of all.")
        @Option(help: ArgumentHelp("The project, prj_….", valueName: "id"))
        var project: String?
        @OptionGroup var page: PageOptions
        @OptionGroup var options: ClientOptions

        func run() throws {
            let path = project.map { "/projects/\(ManagementClient.escaped($0))/tokens" } ?? "/tokens"
            try options.run("GET", path, query: page.query) { value in
                ClientRun.list(
                    value,
                    [
                        ("ID", ["id"]), ("PROJECT", ["project_id"]), ("NAME", ["name"]), ("HINT", ["hint"]),
                        ("STATE", ["state"]), ("EXPIRES", ["expires_at"]),
                    ])
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what is known of a token.")
        @Argument(help: "Its id, tok_….")
        var id: String
        @OptionGroup var options: ClientOptions

        func run() throws { try options.run("GET", "/tokens/" + ManagementClient.escaped(id)) }
    }

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a new token in the place of one, which counts a little longer.")
        @Argument(help: "Its id, tok_….")
        var id: String
        @OptionGroup var overlap: OverlapOptions
        @OptionGroup var lifetime: LifetimeOptions
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run(
                "POST", "/tokens/\(ManagementClient.escaped(id))/rotate",
                body: .object(lifetime.members + overlap.members))
            StandardOutput.warn(TokenCommand.once)
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke a token for good, open streams included.")
        @Argument(help: "Its id, tok_….")
        var id: String
        @OptionGroup var options: ClientOptions

        func run() throws { try options.run("POST", "/tokens/\(ManagementClient.escaped(id))/revoke", body: [:]) }
    }

    struct RevokeProject: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke all tokens of a project.")
        @Argument(help: "The project, prj_….")
        var project: String
        @OptionGroup var options: ClientOptions

        func run() throws {
            try options.run("POST", "/projects/\(ManagementClient.escaped(project))/revoke-tokens", body: [:])
        }
    }

    struct RevokeAll: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke every token.")
        @Flag(help: "Really.")
        var yes = false
        @OptionGroup var options: ClientOptions

        func validate() throws {
            guard yes else { throw ValidationError("every client would be refused; write --yes if that is meant") }
        }

        func run() throws { try options.run("POST", "/tokens/revoke-all", body: [:]) }
    }

    struct GenerateManagement: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a management token and its hash for the configuration; no server is asked.")
        @Flag(help: "Print it as JSON.")
        var json = false

        func run() {
            let token = ManagementToken.generate()
            let value = String(decoding: token.secret.revealed, as: UTF8.self)
            if json {
                let answer: JSONValue = ["token": .string(value), "hash": .string(token.hashText)]
                StandardOutput.write(String(decoding: answer.bytes, as: UTF8.self) + "\n")
            } else {
                StandardOutput.write("token  \(value)\nhash   \(token.hashText)\n")
            }
            StandardOutput.warn(TokenCommand.once + "; the hash belongs into management.token_hash")
        }
    }
}
