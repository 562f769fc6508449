import Foundation
import ProxyDemo
import Testing

@Suite("The commands for administrators", .serialized, .timeLimit(.minutes(15)))
struct CommandTests {
    @Test(
        "Wrong usage is told by the name of the option, before anybody is asked",
        arguments: [
            (["project", "create", "a", "--requests-per-minute", "-1"], "--requests-per-minute: write a number"),
            (["token", "create", "p", "--name", "a", "--total-requests", "-5"], "--total-requests: write a number"),
            (["token", "rotate", "tok_1", "--overlap", "5x"], "--overlap: write a number of seconds"),
            (["key", "activate", "key_1", "--overlap", "-5m"], "--overlap"),
            (["audit", "accept"], "write --yes"),
            (["audit", "verify", "--key-file", "/none"], "--key-file belongs to a file"),
        ])
    func usage(words: [String], text: String) async throws {
        let output = try await Program.run(words, in: ProxyFolder())
        #expect(output.status == 2 && output.standardError.contains(text), "\(output.standardError)")
    }

    @Test("Times have units, names are as they look, money has no prices")
    func server() async throws {
        try await RunningProxy.run { proxy in
            let run = { (words: [String]) in
                try await Program.run(
                    words + ["--url", "http://127.0.0.1:\(proxy.ports[1])"], in: proxy.folder,
                    environment: ["PROXYGUARD_MANAGEMENT_TOKEN": proxy.folder.management])
            }
            // The first letter of the second is one of Cyrillic.
            for name in ["shop", "\u{455}hop", "Cafe\u{301}"] {
                #expect(try await run(["project", "create", name]).status == 0)
            }
            let taken = try await run(["project", "create", "Caf\u{E9}"])
            #expect(taken.status == 1 && taken.standardError.contains("another project has this name"))
            for name in [" shop", "shop ", "sh\u{200B}op"] {
                #expect(try await run(["project", "create", name]).status == 1)
            }
            let list = try await run(["project", "list"]).standardOutput
            #expect(list.contains("  shop ") && list.contains("\\u{455}hop") && list.contains("Caf\u{E9}"), "\(list)")

            let token = try await proxy.makeToken()
            let rotated = try await run(["token", "rotate", token.id, "--overlap", "5m", "--expires-in", "2h"])
            #expect(rotated.status == 0, "\(rotated.standardError)")
            let again = try await run(["token", "rotate", token.id])
            #expect(again.status == 1 && again.standardError.contains("rotated already"))
            let long = try await run(["token", "create", token.project, "--name", "a", "--expires-in", "31d"])
            #expect(long.status == 1 && long.standardError.contains("30d"), "\(long.standardError)")
            let money = try await run(["project", "create", "rich", "--micro-dollars-per-day", "5"])
            #expect(money.status == 1 && money.standardError.contains("no model has a price"))
            let missing = try await run(["project", "show", "prj_" + String(repeating: "a", count: 20)])
            #expect(missing.status == 1 && missing.standardError.contains("prj_aaaa"))
        }
    }

    @Test("A backup is made while the proxy runs, at a path as the shell means it")
    func backup() async throws {
        try await RunningProxy.run { proxy in
            let folder = proxy.folder
            _ = try await proxy.makeToken()
            let output = try await Program.run(
                ["store", "backup", "copy.db", "--config", folder.configuration], in: folder)
            #expect(output.status == 0, "\(output.standardError)")
            #expect(output.standardOutput.contains(folder.path + "/copy.db"))
            #expect(try folder.mode("copy.db") == 0o600)
            #expect(try await proxy.manage("GET", "/projects").status == 200)
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            let restored = try await Program.run(
                ["store", "restore", "copy.db", "--config", folder.configuration], in: folder)
            #expect(restored.status == 0, "\(restored.standardError)")
        }
    }

    @Test("A log that was deleted is told at the start; in production there is no start before it is accepted")
    func deletedLog() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            let first = try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            _ = try await first.makeToken()
            first.child.send(SIGTERM)
            #expect(await first.child.end() == 0)
            let verify = ["audit", "verify", folder.auditFile]
            #expect(try await Program.run(verify, in: folder).status == 1)
            let key = ["--key-file", folder.path + "/secrets/encryption"]
            let verdict = try await Program.run(verify + key + ["--json"], in: folder)
            #expect(JSONTree(verdict.standardOutput)["authenticated"].isTrue, "\(verdict.standardError)")
            for name in ["", ".head"] { try FileManager.default.removeItem(atPath: folder.auditFile + name) }

            let second = try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            #expect(second.child.standardError.contains("the store knows of event"))
            #expect(try await second.events("audit.doubted").count == 1)
            second.child.send(SIGTERM)
            #expect(await second.child.end() == 0)
            await stub.stop()
        }
    }
}
