import Testing

@testable import ProxyGuard

@Suite struct DataFilesTests {
    @Test func aFolderThatOthersEnterIsRefused() throws {
        for mode in [0o750, 0o701, 0o777] {
            let workspace = try Workspace()
            try workspace.setMode(mode, of: "data")
            let report = try workspace.check()
            // Store and record are in one folder, which is told once.
            #expect(report.refusal("startup/file-mode") == true && report.found("startup/file-mode").count == 1)
            let development = try Workspace("development")
            try development.setMode(mode, of: "data")
            #expect(try development.check().refusal("startup/file-mode") == false)
        }
    }

    @Test func aFolderThatIsNotThereIsRefused() throws {
        let workspace = try Workspace()
        workspace.settings["audit.file"] = "\"\(workspace.folder)/none/audit.jsonl\""
        let finding = try #require(try workspace.check().found("startup/data-dir-missing").first)
        #expect(finding.refuses && finding.message.hasPrefix("audit.file"))
        let development = try Workspace("development")
        development.settings["audit.file"] = "\"\(development.folder)/none/audit.jsonl\""
        // The start would fail there as well.
        #expect(try development.check().refusal("startup/data-dir-missing") == true)
    }

    @Test(arguments: ["state.db", "state.db-wal", "state.db-shm", "audit.jsonl"])
    func aFileThatOthersReadIsRefused(_ name: String) throws {
        let workspace = try Workspace()
        try workspace.write("data/\(name)", "", mode: 0o640)
        #expect(try workspace.check().refusal("startup/file-mode") == true)
        try workspace.setMode(0o600, of: "data/\(name)")
        #expect(try workspace.check().exitStatus == 0)
    }

    @Test func dataOfSomebodyElseIsTold() throws {
        let workspace = try Workspace("development")
        workspace.process.effectiveUserID += 1
        #expect(try workspace.check().refusal("startup/data-dir-owner") == false)
        #expect(try Workspace("development").check().refusal("startup/data-dir-owner") == nil)
    }

    @Test func aLogThatOthersReadIsTold() throws {
        let workspace = try Workspace()
        let path = try workspace.write("work/log.jsonl", "", mode: 0o644)
        workspace.settings["logging.file"] = "\"\(path)\""
        let report = try workspace.check()
        #expect(report.refusal("startup/log-file-mode") == false && report.exitStatus == 0, "\(report.text)")
        try workspace.setMode(0o600, of: "work/log.jsonl")
        #expect(try workspace.check().refusal("startup/log-file-mode") == nil)
    }

    @Test func aRecordThatIsNotKeptNeedsNoFolder() throws {
        let workspace = try Workspace("development")
        workspace.settings["audit.enabled"] = "false"
        workspace.settings["audit.file"] = nil
        #expect(try workspace.check().refusal("startup/data-dir-missing") == nil)
    }

    @Test func aConfigurationThatOthersWriteIsRefused() throws {
        let workspace = try Workspace()
        _ = try workspace.check()
        try workspace.setMode(0o620, of: "etc/proxyguard.toml")
        #expect(workspace.checkAsItIs().refusal("startup/file-mode") == true)
        try workspace.setMode(0o644, of: "etc/proxyguard.toml")
        #expect(workspace.checkAsItIs().refusal("startup/file-mode") == nil)
        try workspace.setMode(0o777, of: "etc")
        #expect(workspace.checkAsItIs().refusal("startup/file-mode") == true)
    }

    @Test func aPathFromTheFolderOfTheStartIsFound() throws {
        let workspace = try Workspace()
        workspace.settings["store.address"] = "\"sqlite:state.db\""
        try workspace.setMode(0o755, of: "work")
        #expect(try workspace.check().refusal("startup/file-mode") == true)
    }
}
