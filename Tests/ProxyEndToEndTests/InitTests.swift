import Foundation
import ProxyTokens
import Testing

/// `proxyguard init`: what it writes passes its own check, and what it cannot write it does not begin.
@Suite("Init", .timeLimit(.minutes(15)))
struct InitTests {
    private static func run(_ words: String..., in folder: ProxyFolder) async throws -> Program.Output {
        try await Places.shared.using {
            try await Program.run(
                words, in: folder,
                environment: [
                    "PROXYGUARD_MANAGEMENT_HASH": folder.managementToken.hashText,
                    "PROXYGUARD_ENCRYPTION_KEY": try folder.text("secrets/encryption"), "OPENAI_API_KEY": "a-key",
                ])
        }
    }

    @Test("without a word about folders everything is beside the file, and the start finds nothing wrong")
    func beside() async throws {
        let folder = try ProxyFolder()
        let output = try await Self.run("init", "openai", in: folder)
        #expect(output.status == 0, "\(output.standardError)")
        #expect(try folder.mode("proxyguard-data") == 0o700 && folder.mode("proxyguard.toml") == 0o600)
        let check = try await Self.run("check", "--allow-root", in: folder)
        #expect(check.status == 0, "\(check.standardOutput)")
    }

    @Test("a folder that is named from the current one is written from the root")
    func relative() async throws {
        let folder = try ProxyFolder()
        #expect(try await Self.run("init", "--data", "state", in: folder).status == 0)
        let check = try await Self.run("check", "--allow-root", in: folder)
        #expect(check.status == 0, "\(check.standardOutput)")
        #expect(try folder.text("proxyguard.toml").contains("\(folder.path)/state/audit.jsonl"))
    }

    @Test("where the folder cannot be made no file is left behind; one line says what to do")
    func refused() async throws {
        let folder = try ProxyFolder()
        let output = try await Self.run("init", "--data", "/proc/none/data", in: folder)
        #expect(output.status == 1 && output.standardError.contains("--data"), "\(output.standardError)")
        #expect(output.standardError.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/proxyguard.toml"))
        #expect(try await Self.run("init", "openai", in: folder).status == 0)
        let again = try await Self.run("init", "openai", in: folder)
        #expect(again.status == 1 && again.standardError.contains("--output"), "\(again.standardError)")
        #expect(try await Self.run("init", "openai", "openai", "-o", "b.toml", in: folder).status != 0)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/b.toml"))
    }

    @Test("for production it is written for where it will run")
    func production() async throws {
        let folder = try ProxyFolder()
        let output = try await Self.run(
            "init", "openai", "--production", "--listen", "0.0.0.0:8443", "--tls", "/run/secrets", in: folder)
        #expect(output.status == 0, "\(output.standardError)")
        let text = try folder.text("proxyguard.toml")
        for line in [
            "data = \"0.0.0.0:8443\"", "certificate_file = \"/run/secrets/tls.pem\"",
            "credential = \"${file:/run/secrets/openai-api-key}\"", "file = \"/var/lib/proxyguard/audit.jsonl\"",
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }
}
