import Testing

@testable import SecScan

/// In processes of their own, with a terminal in place of standard error.
@Suite struct ProgressBarTests {
    private struct Failure: Error {}

    @Test func saysHowFar() async {
        await #expect(processExitsWith: .success) {
            let terminal = try PseudoTerminal()
            try StandardStream.error.replace(by: terminal.path)
            let progress = Progress()
            progress.begin("Scanning", total: 8)
            progress.advance(2)
            let result = try await ProgressBar.showing(progress, when: true) {
                let quarter = await terminal.text(until: "of 8")
                #expect(quarter == "\r\u{1B}[KScanning ███████░░░░░░░░░░░░░░░░░░░░░ 25 % of 8")
                progress.begin("Reading", total: 0)
                #expect(await terminal.text(until: "…").hasSuffix("\r\u{1B}[KReading…"))
                // More than there were thought to be.
                progress.begin("Writing", total: 2)
                progress.advance(5)
                let full = await terminal.text(until: "100 % of 2")
                #expect(full.hasSuffix("\r\u{1B}[KWriting \(String(repeating: "█", count: 28)) 100 % of 2"))
                return 5
            }
            #expect(result == 5)
            Terminal.warn("end")
            #expect(await terminal.text(until: "end").hasSuffix("\r\u{1B}[Kend"))
        }
    }

    @Test func aFailureLeavesNoLineEither() async {
        await #expect(processExitsWith: .success) {
            let terminal = try PseudoTerminal()
            try StandardStream.error.replace(by: terminal.path)
            let progress = Progress()
            await #expect(throws: Failure.self) {
                try await ProgressBar.showing(progress, when: true) {
                    _ = await terminal.text(until: "…")
                    throw Failure()
                }
            }
            Terminal.warn("end")
            #expect(await terminal.text(until: "end").hasSuffix("\r\u{1B}[Kend"))
        }
    }

    @Test func nothingWhereNobodyLooks() async {
        await #expect(processExitsWith: .success) {
            let terminal = try PseudoTerminal()
            try StandardStream.error.replace(by: terminal.path)
            #expect(try await ProgressBar.showing(Progress(), when: false) { 1 } == 1)
            Terminal.warn("end")
            #expect(await terminal.text(until: "end") == "end")
            let folder = try TestFolder()
            try StandardStream.error.replace(by: folder.path("err"))
            #expect(try await ProgressBar.showing(Progress(), when: true) { 2 } == 2)
            #expect(try folder.text("err") == "")
        }
    }
}
