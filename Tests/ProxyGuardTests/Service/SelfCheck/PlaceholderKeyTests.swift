import Rules
import Testing

@testable import ProxyGuard

@Suite struct PlaceholderKeyTests {
    @Test(arguments: [
        "changeme", "CHANGE_ME", "change-me", "your-api-key-here", "<YOUR_KEY>", "sk-" + "xxxxxxxxxxxxxxxx", "sk-...",
        "${OPENAI_API_KEY}", "OPENAI_API_KEY", "********", "sk-" + "proj-00000000000000000", "test", "dummy", "none",
        "replace-me", "insert-your-key", "sk-" + "your-openai-key", "TODO", "placeholder",
    ])
    func wordsAreNoKeys(_ text: String) { #expect(PlaceholderKey.problem(of: Secret(text.utf8)) != nil) }

    @Test(arguments: [
        "a-key", "a-key-of-" + "somebody", "provider-" + "key-0123456789", "q7Zt2mVx9KdLw4RbYn6P",
        "sk-" + "q7Zt2mVx9KdLw4RbYn6P", "AI" + "zaSyA1b2C3d4E5f6G7h8", "ab", "testing-account-9f3b7c12",
    ])
    func othersMayBe(_ text: String) { #expect(PlaceholderKey.problem(of: Secret(text.utf8)) == nil) }

    @Test func oneIsRefusedInProductionAndToldToDevelopers() throws {
        for (environment, refuses) in [("production", true), ("development", false)] {
            let workspace = try Workspace(environment)
            try workspace.write("secrets/openai", "change" + "me\n")
            let report = try workspace.check()
            #expect(report.refusal("startup/placeholder-key") == refuses, "\(report.text)")
            #expect(report.exitStatus == (refuses ? 78 : 0))
            // A model server of this machine wants none.
            workspace.upstreams[0]["base_url"] = "\"http://127.0.0.1:11434\""
            #expect(try workspace.check().refusal("startup/placeholder-key") == nil)
        }
    }
}
