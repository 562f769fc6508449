import Testing

@testable import Checks

@Suite struct StandInTests {
    @Test(arguments: [
        "changeme", "CHANGE-THIS-TO-SECURE", "your-token", "replace_with_secure_random_token", "<token>", "xxx", "TODO",
        "xxxxxxxx",
        "sk-your-key-here", "enter_password", "YOUR_API_KEY", "tbd", "{{ your key }}",
    ])
    func standIns(value: String) {
        #expect(StandIn.isStandIn(value))
    }

    @Test(arguments: ["", "secret", "plum9" + "tree", "<a href='/x'>", "yours", "{{ vault.key }}", "x1", "test-key"])
    func values(value: String) {
        #expect(!StandIn.isStandIn(value))
    }
}
