import Foundation
import ProxyConfiguration
import ProxyRecords
import ProxyTokens
import Rules
import Testing

@testable import ProxyServer

/// A server that was started with the files of a folder, in front of a provider.
struct RunningServer {
    let folder: ServerFolder
    let server: ProxyServer
    let provider: RecordingProvider

    /// Runs a test and ends everything afterwards.
    static func run(
        holding: Bool = false, in given: ServerFolder? = nil, change: (ServerFolder) throws -> Void = { _ in },
        _ body: (RunningServer) async throws -> Void
    ) async throws {
        try await RecordingProvider.run(holding: holding) { provider in
            let folder = try given ?? ServerFolder()
            folder.upstreams[0]["base_url"] = "\"http://127.0.0.1:\(provider.port)\""
            try change(folder)
            let running = RunningServer(folder: folder, server: try await folder.start(), provider: provider)
            do {
                try await body(running)
            } catch {
                provider.release()
                await running.server.stop()
                throw error
            }
            provider.release()
            await running.server.stop()
        }
    }

    var data: ListenAddress { .socket(folder.path + "/run/data") }
    var management: ListenAddress { .socket(folder.path + "/run/management") }
    var metrics: ListenAddress { .socket(folder.path + "/run/metrics") }

    /// An administrator's call; the answer as JSON.
    func manage(
        _ method: String, _ path: String, _ body: String? = nil, at address: ListenAddress? = nil
    ) async throws -> (status: Int, json: [String: Any]) {
        let token = String(decoding: folder.management.secret.revealed, as: UTF8.self)
        let answer = try await Wire.ask(
            method, "/manage/v1" + path, at: address ?? management, headers: ["authorization: Bearer \(token)"],
            body: body)
        let json = try? JSONSerialization.jsonObject(with: Data(answer.body.utf8))
        return (answer.status, json as? [String: Any] ?? [:])
    }

    /// A token of a new project, made as administrators do.
    func makeToken(_ more: String = "") async throws -> (id: String, token: String) {
        let project = try await manage("POST", "/projects", #"{"name":"p\#(UInt32.random(in: 0 ... .max))"}"#)
        let id = try #require(project.json["id"] as? String)
        let made = try await manage("POST", "/projects/\(id)/tokens", #"{"name":"t"\#(more)}"#)
        #expect(made.status == 201)
        return (try #require(made.json["id"] as? String), try #require(made.json["token"] as? String))
    }

    /// A chat of one message.
    func chat(_ token: String, text: String = "Hello", at address: ListenAddress? = nil) async throws -> Wire.Answer {
        try await Self.chat(token, text: text, at: address ?? data)
    }

    /// A chat of one message, which may go on beside others.
    static func chat(_ token: String, text: String = "Hello", at address: ListenAddress) async throws -> Wire.Answer {
        try await Wire.ask(
            "POST", "/v1/chat/completions", at: address, headers: ["authorization: Bearer \(token)"],
            body: #"{"model":"gpt-4o","messages":[{"role":"user","content":"\#(text)"}]}"#)
    }

    /// What was recorded of an action, up to now.
    func events(_ action: String) async throws -> [AuditEvent] {
        try await folder.events(action, in: await server.parts.audit)
    }
}

extension ServerFolder {
    /// What a record has of an action, up to now.
    func events(_ action: String, in audit: AuditLog? = nil) async throws -> [AuditEvent] {
        try audit?.flush()
        return try AuditReader.events(in: path + "/data/audit.jsonl", AuditQuery(action: action)).map(\.event)
    }
}
