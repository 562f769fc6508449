import Foundation
import ProxyDemo
import ProxyTokens
import Testing

/// The configuration as YAML: everything that a TOML file can do, and what only YAML can get wrong.
@Suite("Configuration as YAML", .timeLimit(.minutes(15)))
struct SyntaxTests {
    private static func yaml(_ values: [String: String] = [:]) -> Settings {
        var settings = Settings(values)
        settings.isYAML = true
        return settings
    }

    @Test("it serves, and a change is read while it runs, or refused with its line")
    func serves() async throws {
        try await RunningProxy.run(Self.yaml(["limits.per_token.requests_per_minute": "3"])) { proxy in
            let token = try await proxy.makeToken()
            #expect(try await proxy.chat(token: token.value).status == 200)
            var settings = proxy.settings
            func write() throws {
                try proxy.folder.write(
                    settings.name, settings.text(proxy.folder, ports: proxy.ports, upstream: proxy.stub.port))
            }
            settings.tail = "limits:\n  connections: 5\n"
            try write()
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("each key once"))
            #expect(try await proxy.chat(token: token.value).status == 200)
            settings.tail = ""
            settings.values["limits.per_token.requests_per_minute"] = "100000"
            try write()
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("configuration reloaded"))
            for _ in 0..<5 { #expect(try await proxy.chat(token: token.value).status == 200) }
        }
    }

    @Test("check and config show say of both syntaxes the same")
    func shown() async throws {
        let folder = try ProxyFolder()
        var answers: [(check: Program.Output, rows: [String])] = []
        for isYAML in [false, true] {
            var settings = Settings(["timeouts.header": "\"5s\""])
            settings.isYAML = isYAML
            let file = try folder.write(settings.name, settings.text(folder, ports: [1, 2, 3], upstream: 4))
            let (check, show) = try await Places.shared.using {
                (
                    try await Program.run(["check", "--allow-root", "--config", file], in: folder),
                    try await Program.run(["config", "show", "--json", "--allow-root", "--config", file], in: folder)
                )
            }
            let rows = JSONTree(show.standardOutput)["settings"].elements.map { row in
                "\(row["key"].text ?? "") \(row["value"].text ?? "") \(row["origin"].text ?? "") \(row["upstream"].text ?? "")"
            }
            answers.append((check, rows))
        }
        #expect(answers[0].check.status == 0 && answers[1].check.status == 0, "\(answers[1].check.standardOutput)")
        #expect(
            answers[0].rows == answers[1].rows
                && answers[0].rows.contains { $0.hasPrefix("timeouts.header \"5s\" file") })
    }

    @Test(
        "mistakes are refused with their line, and no port is opened",
        arguments: [
            ("tls:\n  min_verison: \"1.3\"\n", "proxy/unknown-setting", "tls.min_version"),
            ("logging:\n  mask: yes\n", "proxy/unparsable", "true or false"),
            ("cors: &a {}\n", "proxy/syntax", "anchor"), ("---\na: 1\n", "proxy/syntax", "one document"),
            ("metrics:\n  <<: {enabled: true}\n", "proxy/syntax", "merge key"),
            ("environment: test\n", "proxy/syntax", "each key once"),
        ])
    func refused(tail: String, rule: String, words: String) async throws {
        let folder = try ProxyFolder()
        var settings = Self.yaml()
        settings.tail = tail
        let file = try folder.write(settings.name, settings.text(folder, ports: [1, 2, 3], upstream: 4))
        let output = try await Places.shared.using {
            try await Program.run(["serve", "--allow-root", "--config", file], in: folder)
        }
        #expect(output.status == 78)
        let line = output.standardError.split(separator: "\n").first { $0.contains(rule) || $0.contains(words) }
        #expect(
            line?.contains("gateway.yaml:") == true && output.standardError.contains(words), "\(output.standardError)")
    }

    @Test("init writes it, and the program finds it by its name")
    func initial() async throws {
        let folder = try ProxyFolder()
        let environment = [
            "PROXYGUARD_MANAGEMENT_HASH": folder.managementToken.hashText,
            "PROXYGUARD_ENCRYPTION_KEY": Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString(),
            "OPENAI_API_KEY": "a-key",
        ]
        try await Places.shared.using {
            func run(_ arguments: String...) async throws -> Program.Output {
                try await Program.run(arguments, in: folder, environment: environment)
            }
            let written = try await run("init", "--format", "yaml", "--data", folder.path + "/data")
            #expect(written.status == 0 && FileManager.default.fileExists(atPath: folder.path + "/proxyguard.yaml"))
            #expect(try folder.mode("proxyguard.yaml") == 0o600)
            let check = try await run("check", "--allow-root")
            #expect(check.status == 0, "\(check.standardOutput)\(check.standardError)")
            // Two of them: nobody knows which one is meant.
            #expect(try await run("init", "--data", folder.path + "/data").status == 0)
            let both = try await run("check", "--allow-root")
            #expect(both.status == 2 && both.standardError.contains("--config"), "\(both.standardError)")
            #expect(try await run("init", "--format", "yaml", "--output", "a.toml").status == 2)
            #expect(try await run("init", "--output", "b.yml").status == 0)
            #expect(try folder.text("b.yml").contains("\nlisteners:\n"))
        }
    }
}
