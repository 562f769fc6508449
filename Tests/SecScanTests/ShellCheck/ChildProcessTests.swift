import Testing

@testable import SecScan

@Suite struct ChildProcessTests {
    @Test func `Both streams and the status come back`() throws {
        let result = try ChildProcess.run(
            ["/bin/sh", "-c", "cat; echo wrong >&2; exit 3"], input: Array("given".utf8), seconds: 60)
        #expect(result.output == Array("given".utf8))
        #expect(result.errors == Array("wrong\n".utf8))
        #expect(result.status == 3)
    }

    @Test func `More than pipes hold goes through in both directions`() throws {
        let input = [UInt8](repeating: 0x61, count: 3 << 20)
        let result = try ChildProcess.run(["/bin/cat"], input: input, seconds: 60)
        #expect(result.output == input && result.status == 0)
    }

    @Test func `A child that reads nothing, and one that a signal ends`() throws {
        let input = [UInt8](repeating: 0x61, count: 1 << 20)
        #expect(try ChildProcess.run(["/bin/sh", "-c", "exit 0"], input: input, seconds: 60).status == 0)
        #expect(try ChildProcess.run(["/bin/sh", "-c", "kill -9 $$"], input: [], seconds: 60).status == nil)
    }

    @Test func `One that takes too long is ended, and one that is not there is told`() {
        #expect(throws: ScanError(.unreadable, "it took longer than 1 seconds")) {
            try ChildProcess.run(["/bin/sh", "-c", "exec sleep 600"], input: [], seconds: 1)
        }
        #expect(throws: ScanError(.unreadable, "/nowhere/x cannot be started: No such file or directory")) {
            try ChildProcess.run(["/nowhere/x"], input: [], seconds: 1)
        }
    }

    @Test func `Many at once get their own input`() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let input = Array("\(number)".utf8)
                    return try ChildProcess.run(["/bin/cat"], input: input, seconds: 60).output == input
                }
            }
            for try await isOwn in group { #expect(isOwn) }
        }
    }
}
