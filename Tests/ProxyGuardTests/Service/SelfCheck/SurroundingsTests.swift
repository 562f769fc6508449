import Testing

@testable import ProxyGuard

@Suite struct SurroundingsTests {
    @Test func rootIsRefused() throws {
        for change in [\ProcessFacts.userID, \ProcessFacts.effectiveUserID] {
            let workspace = try Workspace()
            workspace.allowsRoot = false
            workspace.process[keyPath: change] = 0
            #expect(try workspace.check().refusal("startup/running-as-root") == true)
            workspace.allowsRoot = true
            #expect(try workspace.check().refusal("startup/running-as-root") == nil)
            let development = try Workspace("development")
            development.allowsRoot = false
            development.process[keyPath: change] = 0
            #expect(try development.check().refusal("startup/running-as-root") == false)
        }
        let user = try Workspace()
        user.allowsRoot = false
        (user.process.userID, user.process.effectiveUserID) = (1000, 1000)
        #expect(try user.check().refusal("startup/running-as-root") == nil)
    }

    private typealias Change = @Sendable (inout ProcessFacts) -> Void

    private static let changes: [(id: String, change: Change)] = [
        ("startup/no-seccomp", { $0.seccompMode = 0 }),
        ("startup/no-new-privileges-off", { $0.hasNoNewPrivileges = false }),
        ("startup/no-cgroup-limit", { $0.hasMemoryLimit = false }),
        ("startup/writable-root", { $0.canWriteRoot = true }),
        ("startup/core-dumps", { $0.coreLimit = .max }),
        ("startup/umask", { $0.umask = 0o002 }),
    ]

    @Test(arguments: changes.indices) func surroundingsWarn(_ index: Int) throws {
        let (id, change) = Self.changes[index]
        let workspace = try Workspace()
        change(&workspace.process)
        let report = try workspace.check()
        #expect(report.ids == [id] && report.exitStatus == 0, "\(report.text)")
        let development = try Workspace("development")
        change(&development.process)
        #expect(try development.check().findings.isEmpty)
    }

    @Test func whatNobodyKnowsIsNotTold() throws {
        let workspace = try Workspace()
        let folder = workspace.process.workingDirectory
        let (user, now) = (workspace.process.effectiveUserID, workspace.process.now)
        workspace.process = ProcessFacts(userID: user, effectiveUserID: user, workingDirectory: folder, now: now)
        #expect(try workspace.check().findings.isEmpty)
    }

    @Test func aFileOfVariablesIsTold() throws {
        let workspace = try Workspace()
        try workspace.write("work/.env", "A=1\n")
        let report = try workspace.check()
        #expect(report.refusal("startup/dotenv-in-prod") == false && report.exitStatus == 0)
        let development = try Workspace("development")
        try development.write("work/.env", "A=1\n")
        #expect(try development.check().findings.isEmpty)
    }
}
