import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("Audits before and after fixes")
struct FixAuditTests {
    private static func problem(_ before: String, _ after: String, _ mended: [String]) -> String? {
        let earlier = FixAudit(Array(before.utf8), options: CheckOptions())
        return FixAudit(Array(after.utf8), options: CheckOptions())
            .problem(after: earlier, mending: DockerfileAudit.rules.map(\.id).filter { mended.contains($0.name) })
    }

    @Test("a fix whose finding goes is good")
    func good() {
        #expect(
            Self.problem("FROM debian:12\nRUN apt update\n", "FROM debian:12\nRUN apt-get update\n", ["apt-tool"])
                == nil)
    }

    @Test("a finding that is still there is a problem, and so is a new one")
    func bad() {
        let text = "FROM debian:12\nRUN apt update\n"
        #expect(Self.problem(text, text, ["apt-tool"]) == "the finding would still be there")
        let sudo = Self.problem(text, "FROM debian:12\nRUN sudo apt-get update\n", ["apt-tool"])
        #expect(sudo == "it would bring a finding of docker/sudo")
    }

    @Test("what cannot be read is a problem", arguments: ["FROM debian:12\nRUN 'a\n", "FROM debian:12\nRUN a\nUSER\n"])
    func unreadable(after: String) {
        #expect(Self.problem("FROM debian:12\nRUN a\n", after, []) == "the result could not be read")
    }
}
