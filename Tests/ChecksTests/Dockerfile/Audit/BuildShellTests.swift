import Dockerfile
import Rules
import ShellSyntax
import Testing

@testable import Checks

@Suite struct BuildShellTests {
    private func shell(_ text: String) throws -> BuildShell {
        let file = AuditedDockerfile(Array(text.utf8))
        return BuildShell(for: try #require(file.instructions(.run).last), in: file.graph)
    }

    @Test func itIsShUnlessSaid() throws {
        let shell = try shell("FROM a\nRUN x\n")
        #expect(shell.name == "sh" && shell.isPOSIX && shell.settings.isEmpty && shell.instruction == nil)
    }

    @Test func itsOptionsCount() throws {
        let shell = try shell("FROM a\nSHELL [\"/bin/bash\", \"-euxo\", \"pipefail\", \"-c\"]\nRUN x\n")
        #expect(shell.name == "bash" && shell.isPOSIX)
        #expect(shell.settings == [.exitOnError, .unsetIsError, .trace, .pipefail])
    }

    @Test func itIsInherited() throws {
        #expect(try shell("FROM a AS b\nSHELL [\"ash\", \"-c\"]\nFROM b\nRUN x\n").name == "ash")
        #expect(try shell("FROM a AS b\nSHELL [\"ash\", \"-c\"]\nFROM a\nRUN x\n").name == "sh")
    }

    @Test func windows() throws {
        #expect(try shell("FROM mcr.microsoft.com/windows/nanoserver:1809\nRUN x\n").name == "cmd")
        let shell = try shell("FROM a\nSHELL [\"C:\\\\Windows\\\\PowerShell.EXE\"]\nRUN x\n")
        #expect(shell.name == "powershell" && !shell.isPOSIX)
    }

    @Test(arguments: [
        ("/bin/sh", true), ("/usr/bin/env bash", true), ("/usr/bin/env -S A=b zsh -e", true),
        ("/usr/bin/python3", false),
        ("/usr/bin/env node", false), ("", false),
    ])
    func shebangs(text: String, isPOSIX: Bool) { #expect(BuildShell.isPOSIX(text) == isPOSIX) }
}
