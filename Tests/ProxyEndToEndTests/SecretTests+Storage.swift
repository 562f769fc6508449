import Foundation
import ProxyDemo
import ProxyTokens
import Testing

extension SecretTests {
    @Test("ATK-55: a header without end is no answer")
    func hugeHeader() async throws {
        try await RunningProxy.run(Settings()) { _ in
            .whole(
                headers: [("content-type", "application/json"), ("x-big", String(repeating: "a", count: 1 << 20))], "{}"
            )
        } _: { proxy in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 502)
        }
    }

    @Test("ATK-56: what is encrypted cannot be exchanged, and another key is told at the start")
    func encryption() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            let proxy = try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            var ids: [String] = []
            for name in ["openai", "anthropic"] {
                let answer = try await proxy.manage(
                    "POST", "/keys", "{\"upstream\":\"\(name)\",\"value\":\"\(Canary.provider("stored-" + name))\"}")
                let id = try #require(answer.json["id"].text, "\(answer.text)")
                ids.append(id)
                #expect(try await proxy.manage("POST", "/keys/\(id)/activate", "{}").status == 200)
            }
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            #expect(stub.requests.last?["authorization"] == "Bearer " + Canary.provider("stored-openai"))
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)

            let key = try folder.text("secrets/encryption")
            try folder.write("secrets/encryption", Data((0..<32).map { UInt8($0 &* 7 &+ 3) }).base64EncodedString())
            await #expect(throws: RunningProxy.NotStarted.self) {
                try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            }
            try folder.write("secrets/encryption", key)
            // The bytes of one sealed key in the place of the other; both are there once and of one length.
            let file = URL(filePath: folder.path + "/data/state.db")
            var data = try Data(contentsOf: file)
            let texts = ids.compactMap { Self.sealed(of: $0, in: data) }
            try #require(texts.count == 2)
            let (first, second) = (Data(texts[0].utf8), Data(texts[1].utf8))
            if first.count == second.count {
                let place = try #require(data.range(of: first))
                data.replaceSubrange(place, with: second)
            } else {
                let place = try #require(data.range(of: first))
                data[place.upperBound - 2] ^= 1
            }
            try data.write(to: file)
            try? FileManager.default.removeItem(atPath: file.path + "-wal")
            try? FileManager.default.removeItem(atPath: file.path + "-shm")
            await #expect(throws: RunningProxy.NotStarted.self) {
                try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            }
            await stub.stop()
        }
    }

    /// The sealed text that stands near an id in the file of the store.
    static func sealed(of id: String, in data: Data) -> String? {
        guard let place = data.range(of: Data(id.utf8)) else { return nil }
        let after = String(decoding: data[place.upperBound...].prefix(600), as: UTF8.self)
        guard let start = after.range(of: "enc:") ?? after.range(of: "v1") else { return nil }
        return String(
            after[start.lowerBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || ":.+/=_-$".contains($0)) })
    }

    @Test("ATK-57: whatever the umask, files are for their owner alone")
    func modes() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            try FileManager.default.removeItem(atPath: folder.path + "/data")
            try FileManager.default.createDirectory(
                atPath: folder.path + "/data", withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            let proxy = try await RunningProxy.start(Settings(), stub: stub, folder: folder, after: "umask 000")
            _ = try await proxy.makeToken()
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/data")
            #expect(names.count >= 3)
            for name in names { #expect(try folder.mode("data/" + name) & 0o077 == 0, "\(name)") }
            let open = try ProxyFolder()
            try open.write("secrets/openai", Canary.provider("openai"), mode: 0o644)
            try open.write("etc/proxyguard.toml", Settings().text(open, ports: proxy.ports, upstream: stub.port))
            let output = try await Program.run(["serve", "--allow-root", "--config", open.configuration], in: open)
            #expect(output.status == 78, "\(output.standardError)")
            await stub.stop()
        }
    }

    @Test("ATK-58: no secret is an argument, and variables are taken out of the environment")
    func process() async throws {
        let canary = Canary.provider("variable")
        try await RunningProxy.run(
            Settings([:], upstreams: ["openai": ["credential": "\"${env:PG_TEST_KEY}\""]]),
            environment: ["PG_TEST_KEY": canary]
        ) { proxy in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            #expect(proxy.stub.requests.last?["authorization"] == "Bearer " + canary)
            for name in ["cmdline", "environ"] {
                let data = FileManager.default.contents(atPath: "/proc/\(proxy.child.identifier)/\(name)") ?? Data()
                #expect(!data.isEmpty)
                #expect(!String(decoding: data, as: UTF8.self).contains(Canary.keyMark), "\(name)")
            }
        }
    }

    @Test("ATK-59: what is forged cannot break a line; what was changed is named")
    func record() async throws {
        try await RunningProxy.run { proxy in
            let folder = proxy.folder
            for (index, id) in ["good_id-1", "bad id", String(repeating: "a", count: 65), "a\u{9}b", "\u{e9}"]
                .enumerated()
            {
                let answer = try await proxy.ask("GET", "/v1/models", [("x-request-id", id)])
                #expect((answer["x-request-id"] == id) == (index == 0), "\(id)")
            }
            let project = try await proxy.manage(
                "POST", "/projects", "{\"name\":\"a\\u001b[31m\\r\\n{\\\"seq\\\":1}\"}")
            #expect([201, 400].contains(project.status))
            _ = try await proxy.makeToken()
            #expect(try await proxy.recordIsIntact())
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            let verify = { try await Program.run(["audit", "verify", "--config", folder.configuration], in: folder) }
            #expect(try await verify().status == 0)
            let text = try folder.text("data/audit.jsonl")
            #expect(!text.contains("\u{1B}") && !text.contains("\r"))
            let lines = text.split(separator: "\n").map(String.init)
            try #require(lines.count > 5)
            var changes: [(String, [String])] = [
                ("edited", lines), ("taken out", lines), ("moved", lines), ("cut off", lines), ("put in", lines),
            ]
            changes[0].1[3] = lines[3].replacingOccurrences(of: "127.0.0.1", with: "127.0.0.2")
            changes[1].1.remove(at: 3)
            changes[2].1.swapAt(3, 4)
            changes[3].1.removeLast()
            changes[4].1.insert(lines[3], at: 3)
            for (name, changed) in changes where changed != lines {
                try folder.write("data/audit.jsonl", changed.joined(separator: "\n") + "\n")
                let output = try await verify()
                #expect(output.status == 1, "\(name): \(output.standardOutput)\(output.standardError)")
                #expect(
                    (output.standardOutput + output.standardError).contains("line"), "\(name): \(output.standardOutput)"
                )
            }
        }
    }

    @Test("ATK-60: while nothing can be recorded nothing is changed, and nobody is served")
    func fullDisk() async throws {
        let folder = try ProxyFolder()
        // A file system of its own is not to be had without rights; a limit on the size of files is the same to a writer.
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let proxy = try await RunningProxy.start(
                Settings(), stub: stub, folder: folder, after: "ulimit -f 400")
            let (child, ports) = (proxy.child, proxy.ports)
            var last = 0
            for index in 0..<3000 {
                let answer = try await LoopbackConnection.ask(
                    port: ports[1], "GET", "/manage/v1/projects?name=\(String(repeating: "a", count: 10))\(index)",
                    [("authorization", "Bearer " + folder.management)])
                last = answer?.status ?? 0
                if last == 503 { break }
            }
            #expect(last == 503)
            let change = try await LoopbackConnection.ask(
                port: ports[1], "POST", "/manage/v1/projects",
                [("authorization", "Bearer " + folder.management), ("content-type", "application/json")],
                Array("{\"name\":\"late\"}".utf8))
            #expect(change?.status == 503)
            #expect(change?.text.contains("audit_unavailable") == true, "\(change?.text ?? "")")
            let request = try await LoopbackConnection.ask(port: ports[0], "GET", "/v1/models")
            #expect(request?.status == 503, "\(request?.text ?? "")")
            let ready = try await LoopbackConnection.ask(port: ports[2], "GET", "/ready")
            #expect(ready?.status == 503)
            child.send(SIGTERM)
            #expect(await child.end() == 0, "\(child.standardError.suffix(2000))")
            await stub.stop()
        }
    }
}
