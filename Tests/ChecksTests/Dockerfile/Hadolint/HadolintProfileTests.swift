import Rules
import Testing

@testable import Checks

@Suite("HadolintProfile")
struct HadolintProfileTests {
    private static func findings(_ source: String, disablesPragmas: Bool = false) -> [String] {
        let settings = HadolintSettings().with { $0.disablesPragmas = disablesPragmas }
        return HadolintProfile.findings(in: Array(source.utf8), settings: settings).map { "\($0.line) \($0.code)" }
    }

    @Test("by line, then by code")
    func order() {
        let source = "FROM debian\nRUN apt-get update && \\\n    apt-get install x\nUSER root"
        #expect(
            Self.findings(source) == [
                "1 DL3006", "2 DL3008", "2 DL3009", "2 DL3014", "2 DL3015", "4 DL3002", "4 DL3066",
            ])
    }

    @Test("a file without instructions is clean", arguments: ["", "\n\n", "# why\n"])
    func empty(source: String) {
        #expect(Self.findings(source) == [])
    }

    @Test("pragmas silence unless they are disabled")
    func pragmas() {
        let source = "# hadolint ignore=DL3006\nFROM debian"
        #expect(Self.findings(source) == [])
        #expect(Self.findings(source, disablesPragmas: true) == ["2 DL3006"])
    }

    @Test(
        "what hadolint gives up at is judged",
        arguments: [
            "FROM debian\nRUN <<EOF\ncd /x\nEOF\nUSER root", "FROM debian\nRUN <<-EOF\n\tcd /x\n\tEOF\nUSER root",
            "FROM debian\nRUN cd /x\nCOPY <<-\"A\" <<B /y/\nx\nA\ny\nB\nUSER root",
        ])
    func heredocs(source: String) {
        #expect(
            Set(Self.findings(source).map { $0.split(separator: " ").last ?? "" }).isSuperset(of: ["DL3003", "DL3002"]))
        #expect(!Self.findings(source).contains { $0.contains("DL1000") })
    }

    @Test("line ends of Windows are no part of arguments")
    func lineEnds() {
        #expect(Self.findings("FROM debian:12\r\nUSER 1000\r\nWORKDIR /x\r\n") == [])
    }

    @Test("it lists its rules")
    func rules() {
        #expect(HadolintProfile.rules.first { $0.code == "DL3057" }?.level == .ignore)
        #expect(!HadolintProfile.rules.contains { $0.code == HadolintProfile.unreadable })
    }
}
