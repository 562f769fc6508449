internal import ArgumentParser
internal import ProxyManagement
internal import ProxyTokens
internal import Rules

/// What every command that asks a server takes.
struct ClientOptions: ParsableArguments {
    static let variable = "PROXYGUARD_MANAGEMENT_TOKEN"

    @Option(help: ArgumentHelp("The management listener: http://127.0.0.1:8081 or unix:/path.", valueName: "address"))
    var url = "http://127.0.0.1:\(ServerAddress.standardPort)"

    @Option(
        help: ArgumentHelp(
            "The file that holds the management token, mode 0600 (default: the variable \(variable)).",
            valueName: "path"))
    var tokenFile: String?

    @Flag(help: "Print the answer as JSON.")
    var json = false

    func client() throws(ClientError) -> ManagementClient {
        let address = try ServerAddress(url)
        let secret =
            if let tokenFile { try SecretInput.file(tokenFile) } else { try SecretInput.environment(Self.variable) }
        guard let token = ManagementToken(secret.revealed) else {
            throw .usage("what is in \(tokenFile ?? Self.variable) is no management token (pgm_…); it was not sent")
        }
        return ManagementClient(exchange: HTTPExchange(address: address), token: token.secret)
    }

    /// Asks, and prints the answer.
    func run(
        _ method: String, _ path: String, query: [(String, String?)] = [], body: JSONValue? = nil,
        _ text: (JSONValue) -> String = TextTable.object
    ) throws {
        try ClientRun.ending { () throws(ClientError) in
            show(try client().call(method, path, query: query, body: body), text)
        }
    }

    func show(_ value: JSONValue, _ text: (JSONValue) -> String) {
        if json {
            StandardOutput.write(String(decoding: value.bytes, as: UTF8.self) + "\n")
        } else if value != .null {
            StandardOutput.write(text(value))
        }
    }
}

/// Which part of a list.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many, 1 to 200.", valueName: "number"))
    var limit: Int?
    @Option(help: ArgumentHelp("Where to go on: what the list before ended with.", valueName: "text"))
    var cursor: String?
    @Option(help: ArgumentHelp("Only those whose name holds this text.", valueName: "text"))
    var name: String?

    var query: [(String, String?)] { [("limit", limit.map { String($0) }), ("cursor", cursor), ("name", name)] }
}

/// How commands end.
enum ClientRun {
    /// Prints why it failed on one line, and ends with the status.
    static func ending(_ body: () throws(ClientError) -> Void) throws {
        do throws(ClientError) { try body() } catch {
            StandardOutput.warn("proxyguard: \(error)")
            throw ExitCode(error.status)
        }
    }

    /// A list, and how to see the rest.
    static func list(_ value: JSONValue, _ columns: [(title: String, path: [String])], option: String = "cursor")
        -> String
    {
        if let next = value["next"] {
            let text = next.text ?? next.number.map { String($0) }
            if let text { StandardOutput.warn("there is more: --\(option) \(TerminalText.line(text))") }
        }
        return TextTable.list(value["items"]?.elements ?? [], columns)
    }
}
