import Foundation
import Testing

@testable import ProxyGuard

@Suite struct SecretSourcesTests {
    @Test func aVariableThatIsNotThereIsRefused() throws {
        for kind in ["production", "development"] {
            let workspace = try Workspace(kind)
            workspace.upstreams[0]["credential"] = "\"${env:OPENAI_API_KEY}\""
            #expect(try workspace.check().refusal("startup/missing-required") == true)
            workspace.environment["OPENAI_API_KEY"] = ""
            #expect(try workspace.check().refusal("startup/missing-required") == true)
            workspace.environment["OPENAI_API_KEY"] = "a-key-of-" + "somebody"
            #expect(try workspace.check().refusal("startup/missing-required") == nil)
        }
    }

    @Test func aFileThatIsNotThereIsRefused() throws {
        let workspace = try Workspace("development")
        workspace.settings["encryption.key"] = "\"${file:\(workspace.folder)/secrets/none}\""
        let report = try workspace.check()
        let finding = try #require(report.found("startup/missing-required").first)
        #expect(finding.refuses && finding.path == workspace.path && finding.line > 0 && finding.column > 1)
        workspace.settings["encryption.key"] = "\"${file:\(workspace.folder)/secrets}\""
        #expect(try workspace.check().refusal("startup/missing-required") == true)
        try workspace.write("secrets/empty", "\n")
        workspace.settings["encryption.key"] = "\"${file:\(workspace.folder)/secrets/empty}\""
        #expect(try workspace.check().refusal("startup/missing-required") == true)
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o620, 0o610, 0o777])
    func aFileThatOthersReachIsRefused(_ mode: Int) throws {
        let workspace = try Workspace()
        try workspace.setMode(mode, of: "secrets/openai")
        let report = try workspace.check()
        #expect(report.refusal("startup/secret-file-mode") == true && report.exitStatus == 78)
        let development = try Workspace("development")
        try development.setMode(mode, of: "secrets/openai")
        #expect(try development.check().refusal("startup/secret-file-mode") == false)
    }

    @Test(arguments: [0o600, 0o400]) func aFileOfItsOwnerIsFine(_ mode: Int) throws {
        let workspace = try Workspace()
        try workspace.setMode(mode, of: "secrets/openai")
        #expect(try workspace.check().exitStatus == 0)
    }

    @Test func aFileOfSomebodyElseIsRefused() throws {
        let workspace = try Workspace()
        workspace.process.effectiveUserID += 1
        #expect(try workspace.check().refusal("startup/secret-file-mode") == true)
    }

    @Test func aFolderWhereOthersExchangeFilesIsRefused() throws {
        let workspace = try Workspace()
        try workspace.setMode(0o777, of: "secrets")
        #expect(try workspace.check().refusal("startup/secret-file-mode") == true)
        // Only its owner takes a file out of a folder like /tmp.
        try workspace.setMode(0o1777, of: "secrets")
        #expect(try workspace.check().refusal("startup/secret-file-mode") == nil)
    }

    @Test func programsNeedToBeAllowed() throws {
        let workspace = try Workspace("development")
        let program = try workspace.write("secrets/print", "#!/bin/sh\necho\n", mode: 0o700)
        workspace.upstreams[0]["credential"] = "\"${exec:\(program) read openai}\""
        #expect(try workspace.check().refusal("startup/exec-not-allowed") == true)
        workspace.allowsPrograms = true
        #expect(try workspace.check().refusal("startup/exec-not-allowed") == nil)
        try workspace.setMode(0o722, of: "secrets/print")
        #expect(try workspace.check().refusal("startup/exec-not-allowed") == true)
        try workspace.setMode(0o600, of: "secrets/print")
        #expect(try workspace.check().refusal("startup/exec-not-allowed") == true)
        workspace.upstreams[0]["credential"] = "\"${exec:vault read openai}\""
        #expect(try workspace.check().refusal("startup/exec-not-allowed") == true)
    }

    @Test(arguments: [
        "hunter" + "42", "sha256:", "sha256:" + String(repeating: "0", count: 63),
        "sha256:" + String(repeating: "G", count: 64), "SHA256:" + String(repeating: "9f3b7c12", count: 8),
        // What hashes to nothing in particular: the empty text, "changeme".
        "sha256:e3b0c44298fc1c149afbf4c8996fb924" + "27ae41e4649b934ca495991b7852b855",
        "sha256:057ba03d6c44104863dc7361fe4578965d1887360f90a0895882e58a6248fc86",
    ])
    func aManagementTokenThatProtectsNothingIsRefused(_ hash: String) throws {
        let workspace = try Workspace("development")
        try workspace.write("secrets/hash", hash)
        let report = try workspace.check()
        #expect(report.refusal("startup/weak-management-token") == true)
        #expect(hash == "sha256:" || !report.text.contains(hash))
    }

    @Test func theNextManagementTokenIsAnother() throws {
        let workspace = try Workspace()
        let path = try workspace.write("secrets/next", Workspace.hash)
        workspace.settings["management.next_token_hash"] = "\"${file:\(path)}\""
        #expect(try workspace.check().refusal("startup/weak-management-token") == true)
        try workspace.write("secrets/next", "sha256:" + String(repeating: "7c129f3b", count: 8))
        #expect(try workspace.check().exitStatus == 0)
    }

    @Test func formsAreJudged() throws {
        let workspace = try Workspace()
        try workspace.write("secrets/encryption", "short")
        #expect(try workspace.check().refusal("startup/unparsable-secret") == true)
        try workspace.write("secrets/encryption", String(repeating: "A", count: 43) + "=")
        #expect(try workspace.check().refusal("startup/unparsable-secret") == true)
        try workspace.write("secrets/encryption", Workspace.key)
        #expect(try workspace.check().refusal("startup/unparsable-secret") == nil)
        try workspace.write("secrets/openai", "a key\r\nX-Other: header\n")
        #expect(try workspace.check().refusal("startup/unparsable-secret") == true)
        try workspace.write("secrets/openai", "a-key\r\n")
        #expect(try workspace.check().exitStatus == 0)
        workspace.settings["metrics.token_hash"] = "\"${file:\(workspace.folder)/secrets/openai}\""
        #expect(try workspace.check().refusal("startup/unparsable-secret") == true)
    }

    @Test func oneKeyUnderTwoNamesIsFound() throws {
        let workspace = try Workspace()
        var second = workspace.upstreams[0]
        second["name"] = "\"other\""
        second["base_url"] = "\"https://api.example.com\""
        let path = try workspace.write("secrets/other", "a-key-of-" + "somebody\n")
        second["credential"] = "\"${file:\(path)}\""
        workspace.upstreams.append(second)
        #expect(try workspace.check().refusal("startup/shared-upstream-key") == true)
        try workspace.write("secrets/other", "a-key-of-" + "somebody-else\n")
        #expect(try workspace.check().exitStatus == 0)
        try workspace.write("secrets/other", "a-key-of-" + "somebody\n")
        workspace.upstreams[1]["base_url"] = "\"https://api.openai.com\""
        #expect(try workspace.check().exitStatus == 0)
    }

    @Test func aKeyNearItsAgeIsTold() throws {
        let workspace = try Workspace()
        workspace.upstreams[0]["created_at"] = "2026-09-11"
        #expect(try workspace.check().refusal("startup/key-age") == false)
        workspace.upstreams[0]["created_at"] = "2026-09-12"
        #expect(try workspace.check().refusal("startup/key-age") == nil)
        // Past its age the rule about the file tells of it.
        workspace.upstreams[0]["created_at"] = "2026-08-23"
        let report = try workspace.check()
        #expect(report.refusal("startup/key-age") == nil && report.refusal("proxy/key-age") == false)
    }

    @Test func whatIsNoFileIsNotSaidToBeMissing() throws {
        let workspace = try Workspace()
        let pipe = workspace.folder + "/secrets/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        workspace.upstreams[0]["credential"] = "\"${file:\(pipe)}\""
        let finding = try #require(try workspace.check().found("startup/missing-required").first)
        #expect(finding.message.contains("is no regular file"))
    }

    @Test func whatSystemdAndOrchestratorsMountBelongsToRoot() throws {
        var facts = try #require(FileFacts(try Workspace().folder))
        for mode in [0o400, 0o440, 0o444] as [UInt32] {
            (facts.mode, facts.owner) = (mode, 0)
            #expect(SecretSources.isMounted("/run/secrets/openai", facts))
            #expect(SecretSources.isMounted("/run/credentials/proxyguard.service/openai", facts))
            for path in ["/run/secrets", "/etc/secrets/openai", "/run/secrets/../../tmp/openai"] {
                #expect(!SecretSources.isMounted(path, facts), "\(path)")
            }
            facts.owner = 65_532
            #expect(!SecretSources.isMounted("/run/secrets/openai", facts))
        }
        (facts.mode, facts.owner) = (0o666, 0)
        #expect(!SecretSources.isMounted("/run/secrets/openai", facts))
    }
}
