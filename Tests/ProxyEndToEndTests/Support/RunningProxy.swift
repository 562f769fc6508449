import Foundation
import ProxyDemo
import Testing

/// The started program, with a recording provider behind it.
final class RunningProxy: Sendable {
    let folder: ProxyFolder
    let stub: ProviderStub
    let settings: Settings
    let ports: [Int]
    let child: Child

    private init(_ folder: ProxyFolder, _ stub: ProviderStub, _ settings: Settings, _ ports: [Int], _ child: Child) {
        (self.folder, self.stub, self.settings, self.ports, self.child) = (folder, stub, settings, ports, child)
    }

    struct NotStarted: Error, CustomStringConvertible {
        var status: Int32
        var standardError: String
        var description: String { "proxyguard ended with \(status): \(standardError)" }
    }

    /// Starts the program, runs the body, ends the program, and expects that it ended well.
    static func run(
        _ settings: Settings = Settings(), environment: [String: String] = [:],
        _ behaviour: ProviderStub.Behaviour? = nil,
        location: SourceLocation = #_sourceLocation, _ body: (RunningProxy) async throws -> Void
    ) async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start(behaviour)
            let proxy = try await start(settings, stub: stub, folder: ProxyFolder(), environment: environment)
            do {
                try await body(proxy)
            } catch {
                proxy.child.send(SIGKILL)
                await stub.stop()
                throw error
            }
            proxy.child.send(SIGTERM)
            let status = await proxy.child.end(within: 30)
            #expect(status == 0 || status == 128 + SIGKILL, "\(proxy.child.standardError)", sourceLocation: location)
            await stub.stop()
        }
    }

    /// Starts the program once; whoever does ends it.
    /// - Parameters:
    ///   - shell: a command of the shell that comes first, in the same process.
    ///   - isListening: waits until it listens; where it says so on standard error nothing else is needed.
    static func start(
        _ settings: Settings, stub: ProviderStub, folder: ProxyFolder, environment: [String: String] = [:],
        after shell: String = ":",
        isListening: (Child, [Int]) async -> Bool = { child, _ in await child.tells("\"listening\"") }
    ) async throws -> RunningProxy {
        for attempt in 1...8 {
            let ports = try await FreePorts.find(3)
            let file = try folder.write(settings.name, settings.text(folder, ports: ports, upstream: stub.port))
            let child = try Child(
                [
                    "/bin/sh", "-c", shell + "; exec \"$0\" \"$@\"", Program.path, "serve", "--allow-root", "--config",
                    file,
                ], folder: folder.path + "/work",
                environment: Program.environment.merging(environment) { $1 })
            if await isListening(child, ports) { return RunningProxy(folder, stub, settings, ports, child) }
            let status = await child.end()
            // Somebody else may have taken a port meanwhile, which is not told where standard error takes nothing.
            let told = child.standardError
            guard attempt < 8, told.contains("cannot listen") || told.isEmpty && status == 1 else {
                throw NotStarted(status: status, standardError: child.standardError)
            }
        }
        throw NotStarted(status: -1, standardError: "no free port")
    }

    /// Starts the program anew in the same folder, on other ports.
    func restarted() async throws -> RunningProxy {
        try await Self.start(settings, stub: stub, folder: folder)
    }

    // MARK: Clients

    func connect() async throws -> LoopbackConnection { try await LoopbackConnection(port: ports[0]) }

    /// One request over a connection of its own.
    func ask(
        _ method: String, _ target: String, token: String? = nil, _ headers: [(String, String)] = [],
        _ body: String? = nil, location: SourceLocation = #_sourceLocation
    ) async throws -> LoopbackAnswer {
        var all = headers
        if let token { all.insert(("authorization", "Bearer " + token), at: 0) }
        if body != nil, !headers.contains(where: { $0.0.lowercased() == "content-type" }) {
            all.append(("content-type", "application/json"))
        }
        return try #require(
            try await LoopbackConnection.ask(port: ports[0], method, target, all, body.map { Array($0.utf8) }),
            "no answer to \(method) \(target)", sourceLocation: location)
    }

    /// Bytes as they are; everything that comes back.
    func raw(_ bytes: [UInt8]) async throws -> String {
        let connection = try await connect()
        try? await connection.send(bytes)
        let answer = await connection.untilEnd()
        await connection.close()
        return String(decoding: answer, as: UTF8.self)
    }

    func raw(_ text: String) async throws -> String { try await raw(Array(text.utf8)) }

    /// A body of a chat completion.
    static func chatBody(_ prompt: String = "Hello", model: String = "stub-1", extra: String = "") -> String {
        let quoted = String(decoding: (try? JSONEncoder().encode(prompt)) ?? Data(), as: UTF8.self)
        return "{\"model\":\"\(model)\",\"messages\":[{\"role\":\"user\",\"content\":\(quoted)}]\(extra)}"
    }

    func chat(
        _ prompt: String = "Hello", token: String, model: String = "stub-1", extra: String = "",
        _ headers: [(String, String)] = [], location: SourceLocation = #_sourceLocation
    ) async throws -> LoopbackAnswer {
        try await ask(
            "POST", "/v1/chat/completions", token: token, headers,
            Self.chatBody(prompt, model: model, extra: extra), location: location)
    }

    /// So many chat completions at once.
    func chats(_ count: Int, token: String) async throws -> [LoopbackAnswer] {
        try await withThrowingTaskGroup(of: LoopbackAnswer.self, returning: [LoopbackAnswer].self) { group in
            for _ in 0..<count { group.addTask { try await self.chat(token: token) } }
            var answers: [LoopbackAnswer] = []
            for try await answer in group { answers.append(answer) }
            return answers
        }
    }

    /// Sends a streaming request; the connection is the caller's.
    func stream(_ prompt: String = "Hello", token: String, model: String = "stub-1") async throws -> LoopbackConnection
    {
        let connection = try await connect()
        try await connection.send(
            "POST", "/v1/chat/completions",
            [("authorization", "Bearer " + token), ("content-type", "application/json")],
            Array(Self.chatBody(prompt, model: model, extra: ",\"stream\":true").utf8))
        return connection
    }

    // MARK: Administrators

    func manage(
        _ method: String, _ path: String, _ body: String? = nil, token: String? = nil,
        _ headers: [(String, String)] = [], location: SourceLocation = #_sourceLocation
    ) async throws -> LoopbackAnswer {
        var all = [("authorization", "Bearer " + (token ?? folder.management))] + headers
        if body != nil { all.append(("content-type", "application/json")) }
        return try #require(
            try await LoopbackConnection.ask(
                port: ports[1], method, "/manage/v1" + path, all, body.map { Array($0.utf8) }),
            "no answer to \(method) \(path)", sourceLocation: location)
    }

    struct Token: Sendable {
        var value: String
        var id: String
        var project: String
    }

    func makeProject(_ members: String = "", location: SourceLocation = #_sourceLocation) async throws -> String {
        let name = "p-" + UUID().uuidString
        let answer = try await manage("POST", "/projects", "{\"name\":\"\(name)\"\(members)}")
        return try #require(answer.json["id"].text, "\(answer.text)", sourceLocation: location)
    }

    /// A token, of a project of its own if none is named.
    /// - Parameter members: of the body, each with a comma in front.
    func makeToken(
        _ members: String = "", project: String? = nil, location: SourceLocation = #_sourceLocation
    ) async throws -> Token {
        var project = project ?? ""
        if project.isEmpty { project = try await makeProject(location: location) }
        let answer = try await manage("POST", "/projects/\(project)/tokens", "{\"name\":\"test\"\(members)}")
        let value = try #require(answer.json["token"].text, "\(answer.text)", sourceLocation: location)
        let id = try #require(answer.json["id"].text, "\(answer.text)", sourceLocation: location)
        return Token(value: value, id: id, project: project)
    }

    /// The events of an action, all of which are written then.
    func events(_ action: String) async throws -> [JSONTree] {
        try await manage("GET", "/audit?limit=200&action=" + action).json["items"].elements
    }

    /// The figures as text.
    func figures() async throws -> String {
        let answer = try await LoopbackConnection.ask(port: ports[2], "GET", "/metrics")
        return try #require(answer).text
    }

    /// Whether the chain of the audit log is whole.
    func recordIsIntact() async throws -> Bool {
        try await manage("POST", "/audit/verify", "{}").json["intact"].isTrue
    }
}
