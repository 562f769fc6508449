internal import Dockerfile
internal import Rules

/// Instructions in capitals and in small letters in one file.
enum InstructionCasing: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/instruction-casing", "Mixed casing of instructions",
        why: """
            An instruction is written in another case than most of the file, or in both. The builder does not care, readers and \
            simple tools do: they look for capitals and miss the others.
            """,
        severity: .info,
        remediation: "Write all instructions in capitals.",
        references: ["https://docs.docker.com/reference/build-checks/consistent-instruction-casing/"],
        cwe: "CWE-1078",
        aliases: ["buildkit:ConsistentInstructionCasing"],
        bad: [
            "FROM debian:12\nRUN make\n«run» make install\n",
            "from debian:12\nrun make\n«CMD» app\n",
            "FROM debian:12\n«Run» make\nONBUILD «copy» . /srv\n",
        ],
        good: [
            "FROM debian:12\nRUN make\nRUN make install\n",
            "from debian:12\nrun make\ncmd app\n",
            "FROM debian:12\nRUN <<EOF\nrun make\nEOF\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let keywords = keywords(of: file)
        let isSmall = isSmall(keywords)
        return keywords.compactMap { keyword in
            let expected = isSmall ? keyword.value.lowercased() : keyword.value.uppercased()
            guard keyword.value != expected else { return nil }
            return CheckFinding(keyword.range, "\(keyword.value) is \(expected) elsewhere in the file")
        }
    }

    private static func keywords(of file: AuditedDockerfile) -> [Word] {
        file.document.instructions.flatMap { instruction in
            [instruction, instruction.trigger].compactMap { $0 }.filter { $0.kind != .unknown }.map(\.keyword)
        }
    }

    /// Whether more of them have small letters than capitals.
    private static func isSmall(_ keywords: [Word]) -> Bool {
        let small = keywords.count { $0.value == $0.value.lowercased() }
        let capital = keywords.count { $0.value == $0.value.uppercased() }
        return small > capital
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        let keyword = file.document.text(finding.range)
        let expected = isSmall(keywords(of: file)) ? keyword.lowercased() : keyword.uppercased()
        return Fix("\(keyword) becomes \(expected)", [Edit(finding.range, expected)])
    }
}
