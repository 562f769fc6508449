import Rules
import Testing

@testable import Checks

@Suite("Accounts that are made")
struct CreatedAccountTests {
    private func account(_ run: String) -> CreatedAccount? {
        AuditedDockerfile(Array("FROM a\nRUN \(run)\n".utf8)).commands.lazy.compactMap(CreatedAccount.init).first
    }

    @Test(
        "names and numbers",
        arguments: [
            ("useradd -r -u 10001 -g app app", "app", 10001), ("adduser -D -G app app", "app", nil),
            ("adduser --disabled-password --gecos '' --uid 5 app", "app", 5), ("useradd -l -M app", "app", nil),
        ] as [(String, String, Int?)])
    func made(run: String, name: String, identifier: Int?) {
        #expect(account(run)?.name == name)
        #expect(account(run)?.identifier == identifier)
    }

    @Test("what makes none", arguments: ["adduser app audio", "useradd $NAME", "usermod app", "echo useradd app"])
    func none(run: String) {
        #expect(account(run) == nil)
    }
}
