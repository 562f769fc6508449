import Rules
import Testing

@testable import Checks

@Suite struct SemgrepIgnoresTests {
    @Test(arguments: [
        ("# nosemgrep", ["semgrep all: 3"]), ("# nosem: a", ["semgrep a: 3"]), ("# NOSEMGREP why", ["semgrep all: 3"]),
        ("# nosemgrep: dockerfile.security.a.b-c, d -- why", ["semgrep b-c: 3", "semgrep d: 3"]),
        ("# nosemgrep:a", ["semgrep a: 3"]), ("# nosemgrepping", []), ("# say nosemgrep", []),
        ("# why # nosemgrep: a", ["semgrep a: 3"]),
    ])
    func spellings(comment: String, expected: [String]) {
        #expect(IgnoreSample("FROM a\n\(comment)\nRUN b\n").lines == expected)
    }

    @Test func whatStartsTheContainerSpeaksForTheStage() {
        let text =
            "FROM a\nRUN b\nFROM c\n# nosemgrep: missing-user\nENTRYPOINT [\"d\"]\nCMD e # nosemgrep: missing-user\n"
        #expect(IgnoreSample(text).lines == ["semgrep missing-user: 5 3", "semgrep missing-user: 6 3"])
    }
}
