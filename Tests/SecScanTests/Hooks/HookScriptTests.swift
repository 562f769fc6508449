import Testing

@testable import SecScan

@Suite struct HookScriptTests {
    @Test(arguments: HookInstaller.Kind.allCases)
    func runsItsCommand(kind: HookInstaller.Kind) {
        let text = HookScript.text(kind)
        let command = HookScript.command(kind).replacing(" || exit 1", with: "")
        #expect(text.hasPrefix("#!/bin/sh\n"))
        #expect(text.contains("\n\(command) && exit 0\n"))
        #expect(text.contains("--no-verify") == (kind != .preReceive))
        #expect(text.contains("the \(kind == .preCommit ? "commit" : "push") was stopped"))
        #expect(text.hasSuffix("\nexit $status\n"))
    }
}
