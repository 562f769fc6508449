internal import BuiltInRules
internal import Foundation
internal import ProxyConfiguration
internal import ProxyGuard
internal import ProxyManagement
internal import ProxyServer

/// A proxy in this process with a provider stub behind it.
struct DemoProxy {
    let stub: ProviderStub
    let folder: DemoFolder
    private let server: ProxyServer

    /// Starts both; the configuration passes the same checks as any other.
    static func start() async throws -> DemoProxy {
        let stub = try await ProviderStub.start()
        do {
            return try await start(stub, tries: 5)
        } catch {
            await stub.stop()
            throw error
        }
    }

    /// A port that was free may be somebody else's a moment later.
    private static func start(_ stub: ProviderStub, tries: Int) async throws -> DemoProxy {
        do {
            return try await start(stub)
        } catch let error as ServerError where error.code == .listener && tries > 1 {
            return try await start(stub, tries: tries - 1)
        }
    }

    private static func start(_ stub: ProviderStub) async throws -> DemoProxy {
        let folder = try DemoFolder(upstream: stub.port, ports: await FreePorts.find(3))
        do {
            let rules = try BuiltInRules.load()
            var input = SelfCheckInput(path: folder.configuration, environment: [:], process: .current())
            input.allowsRoot = true
            input.addServing()
            let report = SelfCheck(input, rules: rules).run()
            guard !report.isRefused, let configuration = report.configuration else {
                throw DemoError(description: "the configuration of the demo is refused:\n" + report.text)
            }
            let server = try await ProxyServer.start(
                ServeOptions(configuration: folder.configuration, allowsRoot: true), configuration: configuration,
                rules: rules)
            return DemoProxy(stub: stub, folder: folder, server: server)
        } catch {
            folder.remove()
            throw error
        }
    }

    /// Ends both, and takes the folder away.
    func stop() async {
        await server.stop()
        await stub.stop()
        folder.remove()
    }

    // MARK: Calls

    /// Administers.
    func manage(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        let answer = try await LoopbackConnection.ask(
            port: folder.managementPort, method, "/manage/v1" + path,
            [("authorization", "Bearer " + folder.managementToken)]
                + (body == nil ? [] : [("content-type", "application/json")]),
            body?.bytes)
        guard let answer, 200..<300 ~= answer.status else {
            throw DemoError(description: "\(method) \(path) was refused: \(answer?.text ?? "no answer")")
        }
        return (try? JSONValue(reading: answer.body)) ?? .null
    }

    /// A project and a token of it.
    func makeToken(name: String) async throws -> String {
        let project = try await manage("POST", "/projects", ["name": .string(name)])
        guard let id = project["id"]?.text,
            let token = try await manage(
                "POST", "/projects/\(id)/tokens", ["name": .string(name), "expires_in": 3600])[
                    "token"]?.text
        else { throw DemoError(description: "management made no token") }
        return token
    }

    /// Asks as an application does.
    func chat(_ prompt: String, token: String) async throws -> LoopbackAnswer {
        let body: JSONValue = ["model": "stub-1", "messages": [["role": "user", "content": .string(prompt)]]]
        let answer = try await LoopbackConnection.ask(
            port: folder.dataPort, "POST", "/v1/chat/completions",
            [("authorization", "Bearer " + token), ("content-type", "application/json")], body.bytes)
        guard let answer else { throw DemoError(description: "the proxy gave no answer") }
        return answer
    }
}
