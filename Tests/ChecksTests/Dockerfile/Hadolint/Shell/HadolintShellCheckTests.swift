import Testing

@testable import Checks

@Suite struct HadolintShellCheckTests {
    /// Every script gets the comments that stand in it as `LEVEL:CODE`, in its lines.
    private static let settings = HadolintSettings().with {
        $0.shellCheck = { scripts in
            scripts.map { script in
                let lines = String(decoding: script, as: UTF8.self).split(
                    separator: "\n", omittingEmptySubsequences: false)
                return zip(1..., lines).flatMap { number, line in
                    line.split(separator: " ").enumerated().compactMap { column, word -> ShellCheckComment? in
                        let parts = word.split(separator: ":")
                        guard parts.count == 2, let level = ShellCheckComment.Level(rawValue: String(parts[0])) else {
                            return nil
                        }
                        return ShellCheckComment(
                            line: number, endLine: number, column: column + 1, endColumn: column + 2, level: level,
                            code: Int(parts[1]) ?? 0, message: String(lines[0]))
                    }
                }
            }
        }
    }

    private static func found(_ text: String, _ settings: HadolintSettings = settings) -> [String] {
        HadolintProfile.findings(in: Array(text.utf8), settings: settings).filter { $0.code.hasPrefix("SC") }
            .map { "\($0.line) \($0.code) \($0.level)" }
    }

    @Test func `Of several comments on an instruction the last one is told`() {
        #expect(
            Self.found("FROM a\nRUN a warning:2046 info:2086\nRUN b error:1000 \\\n  style:2006\n") == [
                "2 SC2086 info", "3 SC2006 style",
            ])
        #expect(Self.found("FROM a\nRUN ls\n").isEmpty)
        #expect(Self.found("FROM a\nRUN info:2086\n", HadolintSettings()).isEmpty)
    }

    @Test func `What silences the last one silences all`() {
        let text = "FROM a\n# hadolint ignore=SC2086\nRUN a warning:2046 info:2086\nRUN info:2086\n"
        #expect(Self.found(text) == ["4 SC2086 info"])
        #expect(Self.found(text, Self.settings.with { $0.ignored = ["SC2086"] }).isEmpty)
        #expect(Self.found(text, Self.settings.with { $0.overrides[.error] = ["SC2086"] }) == ["4 SC2086 error"])
        #expect(Self.found(text, Self.settings.with { $0.overrides[.ignore] = ["SC2086"] }) == ["4 SC2086 info"])
    }

    @Test func `The shell is that of SHELL or of a comment, until the next stage`() {
        let text = """
            FROM a
            RUN info:2000
            SHELL ["/bin/bash", "-o", "pipefail"]
            RUN info:2000
            FROM b
            RUN info:2000
            # hadolint shell=/bin/ksh
            RUN info:2000
            SHELL ["pwsh"]
            RUN info:2000
            ONBUILD RUN info:2000
            """
        let messages = HadolintProfile.findings(in: Array(text.utf8), settings: Self.settings)
            .filter { $0.code == "SC2000" }.map { "\($0.line) \($0.message)" }
        #expect(
            messages == [
                "2 #!/bin/sh -c", "4 #!/bin/bash -o pipefail", "6 #!/bin/sh -c", "8 #!/bin/ksh", "11 #!/bin/sh -c",
            ])
    }
}
