import ShellSyntax
import Testing

@Suite("Settings of a shell")
struct ShellSettingsTests {
    @Test(
        "options of set and of a shell",
        arguments: [
            ("-eux", [.exitOnError, .unsetIsError, .trace], [], 1),
            ("-e -o pipefail a", [.exitOnError, .pipefail], [], 3),
            ("-euo pipefail", [.exitOnError, .unsetIsError, .pipefail], [], 2),
            ("-e +e", [], [], 2), ("-o errexit -x -- -e", [.exitOnError, .trace], [], 4), ("a -e", [], [], 0),
            ("-lc a", [], ["l", "c"], 1), ("--login -c a", [], ["c"], 2), ("- a", [], [], 0),
        ] as [(String, ShellSettings, Set<Character>, Int)])
    func apply(text: String, expected: ShellSettings, letters: Set<Character>, count: Int) {
        var settings: ShellSettings = []
        let result = settings.apply(ShellScript(text).commands().commands[0].words)
        #expect(settings == expected)
        #expect(result.others == letters && result.count == count)
    }
}
