import Foundation
import Testing

@testable import SecScan

/// In processes of their own: standard streams, signals and the environment are those of all tests.
@Suite struct TerminalTests {
    private static func set(_ name: String, _ value: String?) {
        if let value { setenv(name, value, 1) } else { unsetenv(name) }
    }

    @Test func coloursAreForTerminals() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder()
            let terminal = try PseudoTerminal()
            TerminalTests.set("TERM", "xterm")
            TerminalTests.set("NO_COLOR", nil)
            try StandardStream.output.replace(by: folder.path("out"))
            try StandardStream.error.replace(by: terminal.path)
            #expect(!Terminal.outputIsTerminal && Terminal.errorIsTerminal && !Terminal.usesColour)
            try StandardStream.output.replace(by: terminal.path)
            try StandardStream.error.replace(by: folder.path("err"))
            #expect(Terminal.outputIsTerminal && !Terminal.errorIsTerminal && Terminal.usesColour)
        }
    }

    @Test func coloursAreDeclined() async {
        await #expect(processExitsWith: .success) {
            let terminal = try PseudoTerminal()
            try StandardStream.output.replace(by: terminal.path)
            for (term, declined, expected) in [
                ("xterm", nil, true), (nil, nil, true), ("xterm", "", true), ("xterm", "1", false),
                ("xterm", "0", false), ("dumb", nil, false),
            ] as [(String?, String?, Bool)] {
                TerminalTests.set("TERM", term)
                TerminalTests.set("NO_COLOR", declined)
                #expect(Terminal.usesColour == expected, "TERM \(term ?? "-") NO_COLOR \(declined ?? "-")")
            }
        }
    }

    @Test func whatIsWritten() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder()
            try StandardStream.output.replace(by: folder.path("out"))
            try StandardStream.error.replace(by: folder.path("err"))
            try Terminal.write("größe ")
            try Terminal.write("\u{1B}[0m")
            Terminal.warn("first")
            Terminal.warn("")
            #expect(try folder.text("out") == "größe \u{1B}[0m")
            #expect(try folder.text("err") == "first\n\n")
        }
    }

    @Test func whatCannotBeWritten() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder()
            try folder.write("out", "")
            try StandardStream.output.replace(by: folder.path("out"), isReadOnly: true)
            let error = #expect(throws: ScanError.self) { try Terminal.write("text") }
            #expect(error?.code == .unwritable)
            #expect(error?.description.hasPrefix("standard output: ") == true)
        }
    }

    @Test func aReaderThatWentAwayIsNoFailure() async {
        await #expect(processExitsWith: .exitCode(0)) {
            signal(SIGPIPE, SIG_DFL)
            Terminal.ignoreBrokenPipe()
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0 && dup2(ends[1], STDOUT_FILENO) == STDOUT_FILENO && close(ends[0]) == 0)
            try Terminal.write("text")
            Terminal.end(7)
        }
    }

    @Test func theStatusIsTheOneAskedFor() async {
        await #expect(processExitsWith: .exitCode(3)) { Terminal.end(3) }
    }
}
