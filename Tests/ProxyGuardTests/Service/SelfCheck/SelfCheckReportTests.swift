import Testing

@testable import ProxyGuard

@Suite struct SelfCheckReportTests {
    @Test func theStatusTellsRefusalsAlone() throws {
        let workspace = try Workspace()
        workspace.settings["logging.format"] = "\"text\""
        let warned = try workspace.check()
        #expect(warned.findings.count == 1 && !warned.isRefused && warned.exitStatus == 0)
        workspace.settings["tls.min_version"] = "\"1.1\""
        let refused = try workspace.check()
        #expect(refused.findings.count == 2 && refused.isRefused && refused.exitStatus == 78)
    }
}
