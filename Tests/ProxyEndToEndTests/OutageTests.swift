import Foundation
import ProxyDemo
import Testing

/// What the program needs is not there for a while: the disk is full.
@Suite("Outages", .timeLimit(.minutes(15)))
struct OutageTests {
    /// Creates projects until that is refused; the names of those that were acknowledged, and the refusal.
    static func fill(_ proxy: RunningProxy) async throws -> (names: [String], refusal: LoopbackAnswer?) {
        var names: [String] = []
        for index in 0..<2000 {
            let name = "project-\(index)-of-the-full-disk"
            let answer = try await proxy.manage("POST", "/projects", "{\"name\":\"\(name)\"}")
            guard answer.status == 201 else { return (names, answer) }
            names.append(name)
        }
        return (names, nil)
    }

    /// The size of the audit log, and so many bytes more: a limit that its next lines exceed.
    static func limit(_ proxy: RunningProxy, room: Int) async throws {
        try await proxy.limitFiles(to: try size(proxy, "audit.jsonl") + room)
    }

    private static func size(_ proxy: RunningProxy, _ name: String) throws -> Int {
        let file = proxy.folder.path + "/data/" + name
        return (try FileManager.default.attributesOfItem(atPath: file)[.size] as? NSNumber)?.intValue ?? 0
    }

    /// The size of the largest file that it writes.
    private static func largest(_ proxy: RunningProxy) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: proxy.folder.path + "/data").map { try size(proxy, $0) }
            .max() ?? 0
    }

    static func names(_ proxy: RunningProxy) async throws -> Set<String> {
        var names: Set<String> = []
        var cursor = ""
        repeat {
            let page = try await proxy.manage("GET", "/projects?limit=200\(cursor)")
            for item in page.json["items"].elements { names.insert(item["name"].text ?? "") }
            cursor = page.json["next"].text.map { "&cursor=" + $0 } ?? ""
        } while !cursor.isEmpty
        return names
    }

    @Test(
        "ATK-60: with a full disk management is refused and requests as configured; it ends by itself, nothing acknowledged is lost",
        arguments: ["closed", "open"])
    func fullDisk(mode: String) async throws {
        // A file system of its own is not to be had without rights; a limit on the size of files is the same to a writer.
        try await RunningProxy.run(Settings(["audit.on_failure": "\"\(mode)\""])) { proxy in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            // First the store, which is larger, then the record.
            try await proxy.limitFiles(to: try Self.largest(proxy) + (256 << 10))
            let (names, refusal) = try await Self.fill(proxy)
            #expect(!names.isEmpty)
            #expect(refusal?.status == 503, "\(refusal?.whole ?? "")")
            #expect(try await proxy.chat(token: token).status == 200)
            try await Self.limit(proxy, room: 300)
            let isRefused = try await proxy.becomesTrue {
                let answer = try await proxy.manage("POST", "/projects", "{\"name\":\"late-\(UUID().uuidString)\"}")
                #expect(answer.status == 503, "\(answer.text)")
                return answer.text.contains("audit_unavailable")
            }
            #expect(isRefused)
            for path in ["/lockdown", "/tokens/revoke-all", "/panic"] {
                let answer = try await proxy.manage("POST", path, "{}")
                #expect(answer.status == 503 && answer.text.contains("audit_unavailable"), "\(path): \(answer.text)")
            }
            let status = mode == "closed" ? 503 : 200
            for _ in 0..<20 {
                let answer = try await proxy.chat(token: token)
                #expect(answer.status == status, "\(answer.text)")
                #expect(answer.code == (status == 503 ? "audit_unavailable" : nil))
                #expect(status == 200 || answer["retry-after"] != nil)
            }
            let refusedToken = try await proxy.ask("GET", "/v1/models", token: Canary.clientToken())
            #expect(refusedToken.status == (mode == "closed" ? 503 : 401))
            #expect(try await proxy.figure("proxyguard_audit_writable") == 0)

            try await proxy.limitFiles(to: nil)
            let isBack = try await proxy.becomesTrue {
                try await proxy.manage("POST", "/projects", "{\"name\":\"after-\(UUID().uuidString)\"}").status == 201
            }
            #expect(isBack)
            #expect(try await proxy.chat(token: token).status == 200)
            #expect(try await proxy.figure("proxyguard_audit_writable") == 1)
            #expect(try await proxy.recordIsIntact())
            #expect(try await proxy.events("audit.recovered").count >= 1)
            #expect(try await Self.names(proxy).isSuperset(of: names))
            // What was used while nothing could be stored is there now.
            let sent = proxy.stub.requests.count
            let isCounted = try await proxy.becomesTrue {
                try await proxy.manage("GET", "/usage").json["items"].elements
                    .reduce(0) { $0 + ($1["requests"].number ?? 0) } == sent
            }
            #expect(isCounted)
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0, "\(proxy.child.standardError.suffix(2000))")
            let text = proxy.folder.auditLines.joined(separator: "\n")
            for name in names { #expect(text.contains("\"\(name)\""), "\(name) is not on record") }
            let verdict = try await Program.run(
                ["audit", "verify", "--config", proxy.folder.configuration], in: proxy.folder)
            #expect(verdict.status == 0, "\(verdict.standardOutput)\(verdict.standardError)")
        }
    }

    @Test("Killed while the disk is full: a torn line is named, and put aside at the next start")
    func tornLine() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            let proxy = try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            let token = try await proxy.makeToken().value
            // Less than a line: the next one ends in its middle.
            try await Self.limit(proxy, room: 100)
            let (names, refusal) = try await Self.fill(proxy)
            #expect(refusal?.status == 503)
            proxy.child.send(SIGKILL)
            _ = await proxy.child.end()
            let verify = { try await Program.run(["audit", "verify", "--config", folder.configuration], in: folder) }
            let isTorn = try folder.text("data/audit.jsonl").last != "\n"
            let verdict = try await verify()
            #expect(verdict.status == (isTorn ? 1 : 0), "\(verdict.standardOutput)\(verdict.standardError)")
            if isTorn {
                let count = folder.auditLines.count
                #expect(
                    (verdict.standardOutput + verdict.standardError).contains("\(count)"), "\(verdict.standardOutput)")
            }
            let next = try await proxy.restarted()
            #expect(try await next.recordIsIntact())
            #expect(try await next.events("audit.repaired").count == (isTorn ? 1 : 0))
            #expect(try await next.chat(token: token).status == 200)
            #expect(try await Self.names(next).isSuperset(of: names))
            next.child.send(SIGTERM)
            #expect(await next.child.end() == 0)
            let after = try await verify()
            #expect(after.status == 0, "\(after.standardOutput)\(after.standardError)")
            let text = folder.auditLines.joined(separator: "\n")
            for name in names { #expect(text.contains("\"\(name)\""), "\(name) is not on record") }
            await stub.stop()
        }
    }

    @Test("A file that may not grow is an error, and ends no program by a signal")
    func limitedFiles() async throws {
        let folder = try ProxyFolder()
        let output = try await Places.shared.using {
            try await Tool.run([
                "sh", "-c", "ulimit -f 0; cd '\(folder.path)/work'; exec '\(Program.path)' init openai",
            ])
        }
        #expect((1..<128).contains(output.status), "\(output)")
        #expect(output.standardError.contains("proxyguard.toml"), "\(output)")
    }

    @Test("Messages that cannot be written stop nobody", arguments: ["file", "/dev/full"])
    func fullLog(place: String) async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            let file = "\"\(folder.path)/data/proxyguard.log\""
            // Where messages go to standard error that is full, this one tells when it listens.
            let settings = Settings([
                "logging.level": "\"trace\"", "logging.file": place == "file" ? file : "",
            ])
            let proxy = try await RunningProxy.start(
                settings, stub: stub, folder: folder, after: place == "file" ? ":" : "exec 2>/dev/full",
                isListening: { _, ports in
                    for _ in 0..<600 {
                        let answer = try? await LoopbackConnection.ask(port: ports[2], "GET", "/ready")
                        if answer?.status == 200 { return true }
                        try? await Task.sleep(for: .milliseconds(50))
                    }
                    return false
                })
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            if place == "file" { try await Self.limitLog(proxy) }
            for _ in 0..<50 { #expect(try await proxy.chat(token: token).status == 200) }
            let hasLost = try await proxy.becomesTrue {
                try await proxy.figure("proxyguard_log_dropped_total") ?? 0 > 0
            }
            #expect(hasLost)
            #expect(try await proxy.manage("GET", "/status").status == 200)
            if place == "file" {
                try await proxy.limitFiles(to: nil)
                let isBack = try await proxy.becomesTrue {
                    _ = try await proxy.chat(token: token)
                    return try folder.text("data/proxyguard.log").contains("messages were dropped")
                }
                #expect(isBack, "the loss was not told")
            }
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            await stub.stop()
        }
    }

    /// The log is filled until it is the largest of the files, so that it alone is at its end.
    private static func limitLog(_ proxy: RunningProxy) async throws {
        // A hole is no content; it only stands in front of it. The program appends.
        let size = try largest(proxy) + (4 << 20)
        let log = proxy.folder.path + "/data/proxyguard.log"
        #expect(truncate(log, off_t(size)) == 0)
        try await proxy.limitFiles(to: size + 50)
    }
}
