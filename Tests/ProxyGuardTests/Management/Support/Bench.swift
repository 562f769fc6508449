import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ProxyConfiguration
import ProxyLimits
import ProxyRecords
import ProxyStore
import ProxyTokens
import Rules
import Synchronization

@testable import ProxyManagement

/// A management server with a real store and a real audit log in a temporary folder, called without a socket.
final class Bench: Sendable {
    /// What the program was told to do.
    struct Told: Sendable {
        var applied: [Int64] = []
        var isLockedDown = false
        /// What it was told, in order: `applied`, `closed` or `open`.
        var steps: [String] = []
        /// Whether event loops take no changes.
        var appliesNothing = false
        var problems: [String] = []
    }

    let folder: String
    let services: ManagementServices
    let responder: CallResponder
    let token: ManagementToken
    let next: ManagementToken
    let told: Recorder
    let ticks: Ticks
    let upstreams: Upstreams

    final class Recorder: Sendable {
        let state = Mutex(Told())
    }

    /// What the configuration names; a reload changes it.
    final class Upstreams: Sendable {
        let state = Mutex([Bench.upstream])
    }

    final class Ticks: Sendable {
        let value = Atomic<UInt64>(1_000_000_000_000)
    }

    static let upstream = "openai"

    init(
        keyRing hasKeyRing: Bool = true, networks: [String] = ["127.0.0.0/8", "::1/128"], threshold: Int = 5,
        overlap: Int64 = 600, table: EndpointTable = .standard
    ) throws {
        folder = FileManager.default.temporaryDirectory.path + "/management-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        token = ManagementToken.generate()
        next = ManagementToken.generate()
        let told = Recorder()
        let ticks = Ticks()
        let upstreams = Upstreams()
        (self.told, self.ticks, self.upstreams) = (told, ticks, upstreams)
        let ring = try KeyRing(keys: [Secret(Array(Data((0..<32).map { UInt8($0) }).base64EncodedString().utf8))])
        let auditFile = folder + "/audit.jsonl"
        services = ManagementServices(
            store: try Store(path: folder + "/state.db"), hasher: TokenHasher(),
            credential: try ManagementCredential(currentText: token.hashText, nextText: next.hashText),
            keyRing: hasKeyRing ? ring : nil, audit: try AuditLog(AuditOptions(file: auditFile)),
            auditFile: auditFile, failures: FailureTracker(settings: FailureSettings(threshold: threshold)),
            allowedNetworks: networks.compactMap { Network($0) }, tokenLifetimes: (86_400, 30 * 86_400),
            rotationOverlap: overlap, deployment: .test, upstreams: { upstreams.state.withLock { $0 } },
            applied: { version in
                told.state.withLock { told in
                    told.applied.append(version)
                    told.steps.append("applied")
                    return !told.appliesNothing
                }
            },
            setLockdown: { isOn in
                told.state.withLock { told in
                    told.isLockedDown = isOn
                    told.steps.append(isOn ? "closed" : "open")
                }
            },
            status: {
                ManagementStatus(
                    version: "1.0", uptime: 5, requestsUnderWay: 2, openStreams: 1, audit: "writing", store: "ready",
                    isLockedDown: told.state.withLock { $0.isLockedDown }, isDraining: false)
            }, tell: { problem in told.state.withLock { $0.problems.append(problem) } },
            ticks: { ticks.value.load(ordering: .relaxed) })
        responder = CallResponder(services, table: table)
    }

    deinit {
        services.audit.close()
        try? services.store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// An answer in parts.
    struct Reply: Sendable {
        var status: Int
        var headers: HTTPFields
        var json: JSONValue
        /// As it came.
        var text: String

        var requestID: String? { HTTPField.Name("x-request-id").flatMap { headers[$0] } }
        var code: String? { json["error"]?["code"]?.text }
        var field: String? { json["error"]?["field"]?.text }
        /// Without what differs from call to call.
        var body: JSONValue? { json["error"] }
        func text(_ name: String) -> String { json[name]?.text ?? "" }
    }

    /// Calls with the management token unless another header is given.
    func call(
        _ method: String, _ path: String, _ body: String? = nil, authorization: String?? = .none,
        type: String? = "application/json", from peer: String? = "127.0.0.1", headers: [(String, String)] = []
    ) async throws -> Reply {
        var fields = HTTPFields()
        let own = "Bearer " + String(decoding: token.secret.revealed, as: UTF8.self)
        if let value = authorization ?? own { fields[.authorization] = value }
        if body != nil, let type { fields[.contentType] = type }
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        let head = HTTPRequest(
            method: .init(method) ?? .get, scheme: "http", authority: "localhost", path: "/manage/v1" + path,
            headerFields: fields)
        return try await send(head, body.map { Array($0.utf8) } ?? [], from: peer)
    }

    func send(_ head: HTTPRequest, _ body: [UInt8], from peer: String? = "127.0.0.1") async throws -> Reply {
        let call = Call(
            peer: peer.map { text in IPAddress(text).map { .address($0, text) } ?? .unknown } ?? .socket)
        let response = try await responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body))), context: call)
        let writer = Collector()
        try await response.body.write(writer)
        let bytes = writer.bytes.withLock { $0 }
        return Reply(
            status: response.status.code, headers: response.headers,
            json: bytes.isEmpty ? .null : try JSONValue(reading: bytes), text: String(decoding: bytes, as: UTF8.self))
    }

    /// Makes a project and a token of it.
    func project(_ body: String = #"{"name":"demo"}"#) async throws -> String {
        try await call("POST", "/projects", body).text("id")
    }

    func token(of project: String) async throws -> (id: String, value: String) {
        let reply = try await call("POST", "/projects/\(project)/tokens", #"{"name":"app"}"#)
        return (reply.text("id"), reply.text("token"))
    }

    /// The audit log's events so far.
    func events(_ query: AuditQuery = AuditQuery()) throws -> [AuditRecord] {
        try services.audit.flush()
        return try AuditReader.events(in: services.auditFile, query, limit: 10_000)
    }

    /// Every byte that was written to the folder.
    func writtenText() throws -> String {
        try services.audit.flush()
        return try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)), as: UTF8.self)
        }.joined()
    }

    /// A body kept in memory.
    final class Collector: ResponseBodyWriter, Sendable {
        let bytes = Mutex<[UInt8]>([])

        func write(_ buffer: ByteBuffer) async throws {
            bytes.withLock { $0 += Array(buffer.readableBytesView) }
        }

        func finish(_: HTTPFields?) async throws {}
    }
}

extension Endpoint {
    /// A path of that template, with ids that have the form of ids and are none.
    var sample: String {
        let id = String(repeating: "a", count: 20)
        return String(path.text.dropFirst("/manage/v1".count)).replacing("{project}", with: "prj_" + id)
            .replacing("{token}", with: "tok_" + id).replacing("{key}", with: "key_" + id)
    }
}
