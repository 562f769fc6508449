import Foundation
import ProxyDemo
import ProxyTokens
import Testing

/// What is read anew while the program runs. Secrets come from variables, as `proxyguard init` has it: they are gone from the
/// environment by then.
@Suite("Reload", .timeLimit(.minutes(15)))
struct ReloadTests {
    /// Settings whose secrets are variables, and the variables.
    private static func start(
        _ values: [String: String] = [:], in folder: ProxyFolder
    ) throws -> (settings: Settings, environment: [String: String]) {
        let variables = [
            "TEST_MANAGEMENT_HASH": folder.managementToken.hashText,
            "TEST_ENCRYPTION_KEY": try folder.text("secrets/encryption"),
            "TEST_PROVIDER_KEY": Canary.provider("openai"),
        ]
        var settings = Settings(
            [
                "management.token_hash": "\"${env:TEST_MANAGEMENT_HASH}\"",
                "encryption.key": "\"${env:TEST_ENCRYPTION_KEY}\"",
                "limits.per_token.requests_per_minute": "1",
            ].merging(values) { $1 },
            upstreams: ["openai": ["credential": "\"${env:TEST_PROVIDER_KEY}\""]])
        settings.providers = ["openai"]
        return (settings, variables)
    }

    private static func run(
        _ values: [String: String] = [:], in folder: ProxyFolder, after shell: String = ":",
        _ body: (RunningProxy, inout Settings) async throws -> Void
    ) async throws {
        try await Places.shared.using {
            var (settings, environment) = try start(values, in: folder)
            let stub = try await ProviderStub.start()
            let proxy = try await RunningProxy.start(
                settings, stub: stub, folder: folder, environment: environment, after: shell)
            do {
                try await body(proxy, &settings)
            } catch {
                proxy.child.send(SIGKILL)
                await stub.stop()
                throw error
            }
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end(within: 30) == 0, "\(proxy.child.standardError)")
            await stub.stop()
        }
    }

    private static func write(_ settings: Settings, _ proxy: RunningProxy) throws {
        try proxy.folder.write(
            "etc/proxyguard.toml", settings.text(proxy.folder, ports: proxy.ports, upstream: proxy.stub.port))
    }

    @Test("SIGHUP, and a change of the file alone, with secrets from variables")
    func variables() async throws {
        let folder = try ProxyFolder()
        try await Self.run(in: folder) { proxy, settings in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            #expect(try await proxy.chat(token: token).status == 429)
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("\"configuration reloaded\""), "\(proxy.child.standardError)")
            settings.values["limits.per_token.requests_per_minute"] = "1000"
            try Self.write(settings, proxy)
            // Without a signal.
            #expect(await proxy.child.tells("\"changed\":\"limits.per_token.requests_per_minute\""))
            #expect(try await proxy.chat(token: token).status == 200)
            #expect(!proxy.child.standardError.contains("refused"))
            #expect(try await proxy.events("configuration.reload").allSatisfy { $0["outcome"].text == "success" })
        }
    }

    // MARK: Certificates

    /// Writes a certificate of a name, and its key.
    private static func certify(_ name: String, _ file: String, in folder: ProxyFolder) async throws {
        let script = """
            set -e; umask 077; cd '\(folder.path)/secrets'
            openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 90 -subj /CN=\(name) \
              -keyout new.key -out new.pem
            mv new.key \(file).key; mv new.pem \(file).pem
            """
        let child = try Child(["/bin/sh", "-c", script], folder: "/", environment: Program.environment)
        #expect(await child.end() == 0, "\(child.standardError)")
    }

    /// The name of the certificate that clients are shown.
    private static func shown(_ proxy: RunningProxy) async throws -> String {
        let child = try Child(
            ["/usr/bin/env", "openssl", "s_client", "-connect", "127.0.0.1:\(proxy.ports[0])"], folder: "/",
            environment: Program.environment)
        _ = await child.end()
        let line = child.standardOutput.split(separator: "\n").first { $0.hasPrefix("subject=") } ?? ""
        return line.split(separator: "=").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }

    @Test("A certificate that is replaced, also at another path that a reload has named")
    func certificates() async throws {
        let folder = try ProxyFolder()
        try await Self.certify("first", "one", in: folder)
        let tls = { (name: String) in
            [
                "tls.certificate_file": "\"\(folder.path)/secrets/\(name).pem\"",
                "tls.key_file": "\"\(folder.path)/secrets/\(name).key\"",
            ]
        }
        try await Self.run(tls("one"), in: folder) { proxy, settings in
            #expect(try await Self.shown(proxy) == "first")
            try await Self.certify("second", "one", in: folder)
            #expect(await proxy.child.tells("\"changed\":\"(certificate)\""), "\(proxy.child.standardError)")
            #expect(try await Self.shown(proxy) == "second")
            try await Self.certify("third", "two", in: folder)
            settings.values.merge(tls("two")) { $1 }
            try Self.write(settings, proxy)
            #expect(await proxy.child.tells("\"changed\":\"tls.certificate_file tls.key_file (certificate)\""))
            #expect(try await Self.shown(proxy) == "third")
            try await Self.certify("fourth", "two", in: folder)
            #expect(await proxy.child.tells("\"changed\":\"(certificate)\"", times: 2))
            #expect(try await Self.shown(proxy) == "fourth")
        }
    }

    // MARK: Refusals

    @Test("A refusal is lines of JSON with file and line, and nothing else")
    func refusal() async throws {
        let folder = try ProxyFolder()
        // Something to be warned of at the start.
        try await Self.run(["guards.on_failure": "\"open\""], in: folder) {
            proxy, settings in
            settings.tail = "[nonsense]\nnothing = 1\n"
            try Self.write(settings, proxy)
            #expect(await proxy.child.tells("the one before counts on"))
            let lines = proxy.child.standardError.split(separator: "\n")
            for line in lines {
                #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
            }
            let told = lines.map { JSONTree(String($0)) }
            #expect(told.contains { $0["level"].text == "warning" && $0["rule"].text == "proxy/fail-open" })
            let finding = told.first { $0["rule"].text == "proxy/unknown-setting" }
            #expect(finding?["level"].text == "error" && finding?["file"].text == folder.configuration)
            #expect((finding?["line"].number ?? 0) > 10)
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }

    @Test("The file is the one that was found at the start")
    func path() async throws {
        let folder = try ProxyFolder()
        let shell = "cd '\(folder.path)/etc'; set -- serve --allow-root"
        try await Self.run(in: folder, after: shell) { proxy, _ in
            let moved = folder.path + "/work/moved.toml"
            try FileManager.default.moveItem(atPath: folder.configuration, toPath: moved)
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("the one before counts on"))
            #expect(proxy.child.standardError.contains("\"file\":\"\(folder.configuration)\""))
            try FileManager.default.moveItem(atPath: moved, toPath: folder.configuration)
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("\"configuration reloaded\""))
        }
    }
}
