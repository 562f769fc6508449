import Foundation
import Testing

@testable import ProxyGuard

@Suite struct LiteralSecretScanTests {
    @Test func aSecretInACommentIsRefused() throws {
        for kind in ["production", "development"] {
            let workspace = try Workspace(kind)
            let report = try workspace.check("# until Friday: \(Workspace.canary)\n" + workspace.text)
            let finding = try #require(report.found("startup/literal-secret").first)
            #expect(finding.refuses && finding.line == 1 && finding.column == 17)
        }
    }

    @Test func aSecretInASettingIsToldOnce() throws {
        let workspace = try Workspace()
        workspace.upstreams[0]["credential"] = "\"\(Workspace.canary)\""
        let report = try workspace.check()
        #expect(report.refusal("proxy/literal-secret") == true && report.refusal("startup/literal-secret") == nil)
    }

    @Test func aFileBesideItIsTold() throws {
        let workspace = try Workspace()
        let path = try workspace.write("etc/.env", "FIRST=1\nKEY=\(Workspace.canary)\n")
        let report = try workspace.check()
        let finding = try #require(report.found("startup/stray-secret").first)
        #expect(!finding.refuses && finding.path == path && finding.line == 2 && report.exitStatus == 0)
        #expect(report.text.contains("\(path):2: warning: "))
    }

    @Test func filesThatSettingsReferToAreNotTold() throws {
        let workspace = try Workspace()
        let path = try workspace.write("etc/openai", Workspace.canary)
        workspace.upstreams[0]["credential"] = "\"${file:\(path)}\""
        #expect(try workspace.check().findings.isEmpty)
    }

    @Test func foldersBelowAreLeftOut() throws {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(
            atPath: workspace.folder + "/etc/deeper", withIntermediateDirectories: false)
        try workspace.write("etc/deeper/a", Workspace.canary)
        #expect(try workspace.check().findings.isEmpty)
    }

    @Test func theLimitsAreTold() throws {
        let workspace = try Workspace()
        try workspace.write("etc/large", String(repeating: "x", count: LiteralSecretScan.fileSizeLimit + 1))
        #expect(try workspace.check().notScanned.map(\.what) == [workspace.folder + "/etc/large"])
        let full = try Workspace()
        for number in 0...LiteralSecretScan.fileLimit { try full.write("etc/a\(number)", "") }
        #expect(try full.check().notScanned.map(\.what) == [full.folder + "/etc"])
    }

    @Test func variablesAreToldByName() throws {
        let workspace = try Workspace()
        workspace.environment = ["STRAY": Workspace.canary, "HOME": "/home/somebody", "LANG": "C.UTF-8"]
        let report = try workspace.check()
        let finding = try #require(report.found("startup/stray-secret").first)
        #expect(finding.path == SelfCheckFinding.environment && finding.message.contains("STRAY") && !finding.refuses)
        #expect(report.found("startup/stray-secret").count == 1)
    }

    @Test func variablesThatSettingsReferToAreNotTold() throws {
        let workspace = try Workspace("development")
        workspace.environment["ANTHROPIC_API_KEY"] = Workspace.canary
        workspace.upstreams[0]["credential"] = "\"${env:ANTHROPIC_API_KEY}\""
        #expect(try workspace.check().findings.isEmpty)
    }
}
