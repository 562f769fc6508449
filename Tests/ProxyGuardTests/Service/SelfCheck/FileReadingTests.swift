import Foundation
import Testing

@testable import ProxyGuard

@Suite struct FileReadingTests {
    @Test func aFileUpToTheLimitIsRead() throws {
        let workspace = try Workspace()
        let path = try workspace.write("work/a", String(repeating: "x", count: 100_000))
        #expect(FileReading.bytes(path, limit: 100_000)?.count == 100_000)
        #expect(FileReading.bytes(path, limit: 99_999) == nil)
    }

    @Test func whatIsNoFileIsNotRead() throws {
        let workspace = try Workspace()
        #expect(FileReading.bytes(workspace.folder, limit: 1 << 20) == nil)
        #expect(FileReading.bytes(workspace.folder + "/none", limit: 1 << 20) == nil)
        let pipe = workspace.folder + "/work/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(FileReading.bytes(pipe, limit: 1 << 20) == nil)
    }

    @Test func whyNothingIsReadIsSaid() throws {
        let workspace = try Workspace()
        #expect(FileReading.reason(workspace.folder + "/none", limit: 1) == "there is no such file")
        #expect(FileReading.reason(workspace.folder, limit: 1) == "it is a folder")
        let long = try workspace.write("work/long", "xxx")
        #expect(FileReading.reason(long, limit: 2).hasPrefix("it is longer than"))
        let pipe = workspace.folder + "/work/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(FileReading.reason(pipe, limit: 1) == "it is no regular file")
        // The check says the same.
        let report = SelfCheck(
            SelfCheckInput(path: workspace.folder + "/none", environment: [:], process: workspace.process),
            rules: Workspace.rules
        ).run()
        #expect(report.text.contains("there is no such file"))
    }

    @Test func filesOfTheSystemWithoutASizeAreRead() throws {
        let status = try #require(FileReading.bytes("/proc/self/status", limit: 1 << 20))
        #expect(!status.isEmpty && FileReading.bytes("/proc/self/status", limit: 3) == nil)
    }
}
