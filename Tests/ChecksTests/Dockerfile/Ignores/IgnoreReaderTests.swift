import Rules
import Testing

@testable import Checks

@Suite struct IgnoreReaderTests {
    @Test func theOrderIsThatOfTheFile() {
        let text = """
            # check=skip=A
            FROM a
            RUN b # trivy:ignore:c
            # hadolint ignore=D trivy:ignore:e
            RUN f
            """
        #expect(IgnoreSample(text).lines == ["buildkit A: 1…5", "trivy c: 3", "hadolint D: 5", "trivy e: 5"])
    }

    @Test func heredocsOfCopyAreData() {
        #expect(IgnoreSample("FROM a\nCOPY <<EOF /b\n# hadolint ignore=DL3004\nEOF\n").lines.isEmpty)
    }

    @Test func windowsLineEndsAndBOM() {
        let text = "\u{FEFF}FROM a\r\n# hadolint ignore=DL1\r\nRUN b \\\r\n  c\r\n"
        #expect(IgnoreSample(text).lines == ["hadolint DL1: 3…4"])
    }

    /// Whatever is cut off, places stay in the file.
    @Test func cutAnywhere() {
        let text = Array(
            "# check=skip=A\nFROM a\n# nosemgrep: b\nCMD c # trivy:ignore:d:exp:2027-01-01\n# checkov:skip=E:f\n".utf8)
        for start in text.indices {
            for end in start...text.count {
                let sample = IgnoreSample(String(decoding: text[start..<end], as: UTF8.self))
                for ignore in sample.ignores {
                    #expect(([ignore.range] + ignore.scopes).allSatisfy { $0.upperBound <= sample.source.count })
                }
            }
        }
    }
}
