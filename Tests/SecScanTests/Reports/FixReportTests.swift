import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct FixReportTests {
    private static func report(_ text: String, path: String = "a/Dockerfile", unsafe: Bool = false) throws -> FixReport
    {
        FixReport([
            FixedFile(
                Array(text.utf8), path: path, isStandardInput: false, includesUnsafe: unsafe,
                checks: FileChecks(try RuleSet(CheckList.rules)), name: path, isHeld: { _, _ in false })
        ])
    }

    private static let text = "FROM debian:12\nENV A b\nRUN apt-get install -y c\n"

    @Test func `Each fix has a line in front of the diff`() throws {
        let diff = String(decoding: try Self.report(Self.text).diff(), as: UTF8.self)
        #expect(
            diff == """
                # a/Dockerfile:2: docker/legacy-key-value: A gets an equals sign
                --- a/a/Dockerfile
                +++ b/a/Dockerfile
                @@ -1,3 +1,3 @@
                 FROM debian:12
                -ENV A b
                +ENV A=b
                 RUN apt-get install -y c

                """)
    }

    @Test func `Unsafe fixes are marked`() throws {
        let report = try Self.report(Self.text, unsafe: true)
        #expect(report.list.count { $0.hasSuffix(" (unsafe)") } == 1)
        #expect(report.list.contains { $0.contains("docker/recommended-packages") && $0.hasSuffix(" (unsafe)") })
    }

    @Test func `On a terminal nothing acts on it`() throws {
        let report = try Self.report("FROM debian:12\nENV A \u{1B}[31mb\n\tENV C d\n")
        let shown = String(decoding: report.diff(usesColour: false, isForTerminal: true), as: UTF8.self)
        #expect(!shown.contains("\u{1B}") && shown.contains("+ENV A=\\u{1b}[31mb\n") && shown.contains("+\tENV C=d\n"))
        let coloured = String(decoding: report.diff(usesColour: true, isForTerminal: true), as: UTF8.self)
        #expect(
            coloured.contains("\u{1B}[32m+\tENV C=d\u{1B}[0m\n") && coloured.contains("\u{1B}[31m-\tENV C d\u{1B}[0m\n")
        )
        #expect(report.diff() != report.diff(isForTerminal: true))
    }

    @Test func `The last line counts`() throws {
        let report = try Self.report(Self.text)
        #expect(
            report.summary(isWritten: false, remaining: 2)
                == "1 fix in 1 file, not written: add --write; 1 more with --unsafe-fixes; 2 findings remain")
        #expect(report.summary(isWritten: true, remaining: 1).hasSuffix("; 1 finding remains"))
        #expect(
            try Self.report("FROM a:1\n").summary(isWritten: true, remaining: 0) == "nothing to fix; 0 findings remain")
        #expect(try Self.report("FROM a:1\n").diff().isEmpty && report.dropped.isEmpty)
    }
}
