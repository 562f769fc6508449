import Foundation
import ProxyDemo
import Testing

/// What `check` lets pass the start takes, and what it refuses is refused before anything is opened.
@Suite("Check", .timeLimit(.minutes(15)))
struct CheckTests {
    /// A setting, its value with `FOLDER` for the folder, and what is said of it.
    @Test(
        "it refuses what the start refuses, with the same words",
        arguments: [
            ("guards.prompt_rules", "[\"FOLDER/etc/none\"]", "startup/bad-prompt-rules"),
            ("guards.prompt_rules", "[\"FOLDER/etc/garbage\"]", "line 1"),
            ("audit.file", "\"FOLDER/none/audit.jsonl\"", "startup/data-dir-missing"),
            ("audit.file", "\"FOLDER/data/state.db\"", "startup/shared-file"),
            ("audit.file", "\"FOLDER/data/link\"", "startup/shared-file"),
            ("logging.file", "\"FOLDER/data/audit.jsonl\"", "startup/shared-file"),
            ("logging.file", "\"FOLDER/data/audit.jsonl.head\"", "startup/shared-file"),
            ("cors.allowed_headers", "[\"x\\r\\ny: z\"]", "proxy/out-of-range"),
            ("upstreams.endpoints", "[\"POST /v1/nonsense\"]", "startup/unknown-endpoint"),
            ("upstreams.name", "\"open\\u001bai\"", "proxy/out-of-range"),
        ])
    func agreement(key: String, value: String, words: String) async throws {
        let folder = try ProxyFolder()
        try folder.write("etc/garbage", "no rule at all\n")
        let stored = "what is stored, without an end of line"
        try folder.write("data/state.db", stored)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/data/link", withDestinationPath: folder.path + "/data/state.db")
        let value = value.replacingOccurrences(of: "FOLDER", with: folder.path)
        var settings = Settings()
        settings.providers = ["openai"]
        if key.hasPrefix("upstreams.") {
            settings.upstreams["openai"] = [String(key.dropFirst(10)): value]
        } else {
            settings.values[key] = value
        }
        try folder.write("etc/proxyguard.toml", settings.text(folder, ports: [1, 2, 3], upstream: 4))
        for command in ["check", "serve"] {
            let output = try await Places.shared.using {
                try await Program.run([command, "--allow-root", "--config", folder.configuration], in: folder)
            }
            let said = output.standardOutput + output.standardError
            #expect(output.status == 78 && said.contains(words), "\(command): \(said)")
            #expect(said.contains("proxyguard.toml:"), "\(command) names a line")
        }
        #expect(try folder.text("data/state.db") == stored)
    }

    @Test("a configuration that cannot be read is told by why")
    func unreadable() async throws {
        let folder = try ProxyFolder()
        try folder.write("etc/long.toml", String(repeating: "# long\n", count: 700_000))
        for (file, words) in [("none", "there is no such file"), ("", "it is a folder"), ("long.toml", "longer than")] {
            let output = try await Places.shared.using {
                try await Program.run(["check", "--config", folder.path + "/etc/" + file], in: folder)
            }
            #expect(output.status == 78 && output.standardOutput.contains(words), "\(file): \(output.standardOutput)")
        }
    }

    @Test("a port that is taken is told in the system's words, and nothing of the call")
    func port() async throws {
        try await RunningProxy.run { proxy in
            let other = try ProxyFolder()
            let ports = try await FreePorts.find(2)
            try other.write(
                "etc/proxyguard.toml",
                Settings().text(other, ports: [proxy.ports[0]] + ports, upstream: proxy.stub.port))
            let output = try await Program.run(["serve", "--allow-root", "--config", other.configuration], in: other)
            #expect(output.status == 1 && output.standardError.contains("Address already in use"))
            #expect(!output.standardError.contains("descriptor"), "\(output.standardError)")
        }
    }
}
