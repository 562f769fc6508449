import Rules
import Testing

@testable import Checks

@Suite struct ShellCheckDefectTests {
    /// Says one thing about the first word of the last line of every script.
    private static func options(_ code: Int, _ level: ShellCheckComment.Level = .warning) -> CheckOptions {
        var options = CheckOptions()
        options.shellCheck = { scripts, _ in
            scripts.map { script in
                let line = script.split(separator: 0x0A).count
                return [
                    ShellCheckComment(
                        line: line, endLine: line, column: 1, endColumn: 3, level: level, code: code, message: "No.")
                ]
            }
        }
        return options
    }

    private static func found(_ text: String, _ options: CheckOptions) -> [CheckFinding] {
        DockerfileAudit.findings(in: Array(text.utf8), options: options) {
            [ShellCheckDefect.rule.id, UnusedIgnore.rule.id].contains($0)
        }.map(\.finding)
    }

    @Test(arguments: [
        (ShellCheckComment.Level.error, Severity.medium), (.warning, .low), (.info, .info), (.style, .info),
    ])
    func severities(level: ShellCheckComment.Level, severity: Severity) {
        let found = Self.found("FROM a\nRUN ls\n", Self.options(2010, level))
        #expect(found.map(\.severity) == [severity])
        #expect(found.map(\.message) == ["SC2010: No."])
    }

    @Test func `Comments and settings silence single codes, and those that silence nothing are told`() {
        let text = "FROM a\n# hadolint ignore=sc2010,SC2086\nRUN ls\n"
        let found = Self.found(text, Self.options(2010))
        #expect(found.map(\.isIgnored) == [false, true])
        #expect(found.map(\.message) == ["SC2086 holds nothing back here", "SC2010: No."])
        var options = Self.options(2010)
        options.ignoredShellCodes = ["SC2010"]
        #expect(Self.found("FROM a\nRUN ls\n", options).isEmpty)
        // Nobody looked.
        #expect(Self.found(text, CheckOptions()).isEmpty)
    }

    @Test func `Shells that ShellCheck does not know are left out, busybox and mksh told by names that it knows`() {
        var shells: [String] = []
        var options = CheckOptions()
        for shell in ["zsh", "mksh", "busybox", "bash", "cmd"] {
            options.shellCheck = { scripts, _ in
                scripts.map { script in
                    let first = String(decoding: script.prefix { $0 != 0x0A }, as: UTF8.self)
                    return [
                        ShellCheckComment(
                            line: 99, endLine: 99, column: 1, endColumn: 1, level: .info, code: 2000, message: first)
                    ]
                }
            }
            shells += Self.found("FROM a\nSHELL [\"/bin/\(shell)\", \"-c\"]\nRUN ls\n", options).map(\.message)
        }
        #expect(shells == ["SC2000: #!/bin/ksh", "SC2000: #!/bin/busybox sh", "SC2000: #!/bin/bash"])
    }
}
