import Foundation
import Testing

@testable import ProxyGuard

@Suite struct SharedFilesTests {
    private let workspace: Workspace
    init() throws { workspace = try Workspace() }

    private func refusal() throws -> [SelfCheckFinding] {
        let report = try workspace.check()
        #expect(report.exitStatus == (report.found("startup/shared-file").isEmpty ? 0 : 78), "\(report.text)")
        return report.found("startup/shared-file")
    }

    @Test func filesOfTheirOwnAreFine() throws {
        #expect(try refusal().isEmpty)
        // Once they are there, too.
        for name in ["state.db", "state.db-wal", "audit.jsonl", "audit.jsonl.head", "log"] {
            try workspace.write("data/" + name, "")
        }
        workspace.settings["logging.file"] = "\"\(workspace.folder)/data/log\""
        #expect(try refusal().isEmpty)
    }

    /// `audit.file` or `logging.file`, and what it is a file of already.
    @Test(arguments: [
        ("audit.file", "data/state.db"), ("audit.file", "data/state.db-wal"), ("logging.file", "data/audit.jsonl"),
        ("logging.file", "data/audit.jsonl.head"), ("logging.file", "data/state.db"),
        ("logging.file", "data/state.db-journal"), ("audit.file", "etc/proxyguard.toml"),
        ("logging.file", "secrets/openai"), ("logging.file", "data/./audit.jsonl"),
        ("logging.file", "data/../data/audit.jsonl"),
    ])
    func oneFileForTwoThingsIsRefused(_ setting: String, _ file: String) throws {
        workspace.settings[setting] = "\"\(workspace.folder)/\(file)\""
        let finding = try #require(try refusal().first)
        #expect(finding.refuses && finding.message.contains(setting) && finding.line > 0, "\(finding.message)")
    }

    @Test(arguments: [true, false])
    func linksLeadToOneFile(_ isThere: Bool) throws {
        let target = workspace.folder + "/data/state.db"
        let link = workspace.folder + "/work/record"
        if isThere { try workspace.write("data/state.db", "") }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        workspace.settings["audit.file"] = "\"\(link)\""
        #expect(try refusal().count == 1)
    }

    @Test func namesOfOneFileAreOneFile() throws {
        try workspace.write("data/state.db", "")
        let name = workspace.folder + "/work/record"
        try FileManager.default.linkItem(atPath: workspace.folder + "/data/state.db", toPath: name)
        workspace.settings["audit.file"] = "\"\(name)\""
        #expect(try refusal().count == 1)
    }

    @Test func nothingOfTheFileIsChanged() throws {
        let text = "something without an end of line"
        try workspace.write("data/state.db", text)
        workspace.settings["audit.file"] = "\"\(workspace.folder)/data/state.db\""
        _ = try refusal()
        #expect(try String(contentsOfFile: workspace.folder + "/data/state.db", encoding: .utf8) == text)
    }
}
