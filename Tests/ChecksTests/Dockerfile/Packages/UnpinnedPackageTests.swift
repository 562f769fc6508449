import Rules
import Testing

@testable import Checks

@Suite struct UnpinnedPackageTests {
    private func messages(_ run: String) -> [String] {
        let text = Array("FROM debian:12\nRUN \(run)\n".utf8)
        return UnpinnedPackage.findings(in: AuditedDockerfile(text)) { $0.tool == .apt }.map { finding in
            "\(String(decoding: text[finding.range], as: UTF8.self)): \(finding.message)"
        }
    }

    @Test func oneFindingACommand() {
        #expect(messages("apt-get install -y a b=1 c") == ["a: a and 1 more have no version"])
        #expect(
            messages("apt-get install -y a=1 b && apt-get install c") == ["b: b has no version", "c: c has no version"])
    }

    @Test func nothingToSay() {
        #expect(messages("apt-get install -y a=1").isEmpty)
        #expect(messages("apt-get update && apt-get remove a").isEmpty)
        #expect(messages("apk add a").isEmpty)
    }
}
