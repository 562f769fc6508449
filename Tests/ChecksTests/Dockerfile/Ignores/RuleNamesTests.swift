import Rules
import Testing

@testable import Checks

@Suite struct RuleNamesTests {
    @Test(arguments: [
        ("DL3004", ["docker/sudo"]), ("dl3004", ["docker/sudo"]), ("docker/sudo", ["docker/sudo"]),
        ("DS002", ["docker/missing-user", "docker/root-user"]),
        ("AVD-DS-0002", ["docker/missing-user", "docker/root-user"]), ("trivy:DS-0010", ["docker/sudo"]),
        ("maintainerDeprecated", ["docker/maintainer"]), ("SC2086", []), ("docker", []), ("*", []), ("", []),
    ])
    func rules(name: String, expected: [String]) {
        #expect(RuleNames.rules(called: name).map(\.id.description).sorted() == expected)
    }
}
