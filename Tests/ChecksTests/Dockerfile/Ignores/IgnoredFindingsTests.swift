import Rules
import Testing

@testable import Checks

@Suite struct IgnoredFindingsTests {
    private static let today = Day("2026-11-22")

    /// `line rule`, with `-` in front of what is held back.
    private func audit(_ text: String, off: Set<String> = [], change: (inout CheckOptions) -> Void = { _ in })
        -> [String]
    {
        var options = CheckOptions()
        options.today = Self.today
        change(&options)
        let source = Array(text.utf8)
        let on: Set = [
            "sudo", "root-user", "missing-user", "added-local-file", "unused-ignore", "expired-ignore", "maintainer",
        ]
        return DockerfileAudit.findings(in: source, options: options) { id in
            let name = String(id.description.dropFirst("docker/".count))
            return on.contains(name) && !off.contains(name)
        }.map { rule, finding in
            let line = source[..<finding.range.lowerBound].count { $0 == 0x0A } + 1
            return "\(finding.isIgnored ? "-" : "")\(line) \(rule.id.description.dropFirst("docker/".count))"
        }
    }

    @Test func theWholeInstructionIsCovered() {
        #expect(
            audit("FROM a\n# hadolint ignore=DL3004\nRUN b \\\n && sudo c \\\n\n && sudo d\nRUN sudo e\nUSER 1\n")
                == ["-4 sudo", "-6 sudo", "7 sudo"])
    }

    @Test func aHeredocToo() {
        #expect(
            audit("FROM a\n# trivy:ignore:DS010\nRUN <<EOF\nsudo b\nsudo c\nEOF\nUSER 1\n") == ["-4 sudo", "-5 sudo"])
    }

    @Test func whatIsAbsentIsAllowedAtFrom() {
        #expect(audit("# trivy:ignore:DS-0002\nFROM a\nCMD [\"b\"]\n") == ["-2 missing-user"])
        #expect(audit("# hadolint stage ignore=docker/missing-user\nFROM a\n") == ["-2 missing-user"])
        #expect(audit("FROM a\n#checkov:skip=CKV_DOCKER_3\nRUN b\n") == ["-1 missing-user"])
        #expect(audit("FROM a\n# nosemgrep: x.missing-user.missing-user\nCMD [\"b\"]\n") == ["-1 missing-user"])
    }

    @Test func bareNamesCoverAllRules() {
        #expect(audit("FROM a\n# nosemgrep\nRUN sudo b\nUSER 1\n") == ["-3 sudo"])
        #expect(audit("# check=skip=all\nFROM a\nMAINTAINER b\nRUN sudo c\nUSER 1\n") == ["-3 maintainer", "4 sudo"])
    }

    @Test func unused() {
        #expect(audit("FROM a\n# hadolint ignore=DL3004\nRUN b\nUSER 1\n") == ["2 unused-ignore"])
        #expect(
            audit("FROM a\n# hadolint ignore=DL3004,DL4000\nRUN sudo b\nUSER 1\n") == ["2 unused-ignore", "-3 sudo"])
    }

    @Test func whatIsOffOrUnknownIsNotUnused() {
        #expect(audit("FROM a\n# hadolint ignore=DL3004\nRUN b\nUSER 1\n", off: ["sudo"]).isEmpty)
        // One of the two rules of the name is off.
        #expect(audit("FROM a\n# trivy:ignore:DS-0002\nRUN b\nUSER 1\n", off: ["missing-user"]).isEmpty)
        #expect(audit("FROM a\n# hadolint ignore=SC2086,DL9999\n# nosemgrep\nRUN b\nUSER 1\n").isEmpty)
        #expect(audit("FROM a\n# hadolint ignore=DL3004\nRUN b\nUSER 1\n", off: ["unused-ignore"]).isEmpty)
    }

    @Test func expiredOnesHoldNothingBackAndAreNotUnused() {
        #expect(
            audit("FROM a\n# trivy:ignore:DS-0010:exp:2026-11-22\nRUN sudo b\nUSER 1\n")
                == ["2 expired-ignore", "3 sudo"])
        #expect(audit("FROM a\n# trivy:ignore:DS-0010:exp:2026-11-23\nRUN sudo b\nUSER 1\n") == ["-3 sudo"])
        #expect(audit("FROM a\n# trivy:ignore:DS-0010:exp:later\nRUN b\nUSER 1\n") == ["2 expired-ignore"])
    }

    @Test func hadolintsCommentsCanBeSwitchedOff() {
        let text = "FROM a\n# hadolint ignore=DL3004\n# trivy:ignore:DS-0010\nRUN sudo b\nUSER 1\n"
        #expect(audit(text) == ["-4 sudo"])
        #expect(
            audit(text.replacing("# trivy:ignore:DS-0010\n", with: "")) { $0.honoursHadolintIgnores = false } == [
                "3 sudo"
            ])
    }

    /// Nothing grows with the square of a hostile file.
    @Test func manyOfThem() {
        let pair = "# hadolint ignore=DL3004\nRUN sudo b\n"
        let found = audit("FROM a\n" + String(repeating: pair, count: 3000) + "USER 1\n")
        #expect(found.count == 3000 && found.allSatisfy { $0.hasPrefix("-") })
        let stack =
            "FROM a\n" + String(repeating: "# hadolint global ignore=DL3004\n", count: 20_000) + "RUN sudo b\nUSER 1\n"
        #expect(audit(stack) == ["-20002 sudo"])
    }
}
