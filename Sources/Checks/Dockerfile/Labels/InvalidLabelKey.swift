internal import Rules

/// The name of a label is none that tools agree on.
enum InvalidLabelKey: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/invalid-label-key", "Name of a label",
        why: """
            The name of the label has other characters than lower-case letters, digits, single dots and hyphens, or \
            begins like the names that Docker keeps for itself. Filters and tools do not find it, or take it for \
            something else.
            """,
        severity: .info,
        remediation: "Begin with a domain of your own, turned around: com.example.some-label.",
        references: ["https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations"],
        cwe: "CWE-1099",
        aliases: ["hadolint:DL3048"],
        bad: [
            "FROM debian:12\nLABEL «Name»=app\n",
            "FROM debian:12\nLABEL a=b \\\n  «\"com.example.some label\"»=1 «com..example»=2\n",
            "FROM debian:12\nLABEL «com.docker.thing» x\n",
            "FROM debian:12\nONBUILD LABEL «a--b»=1 «1a»=2 «a.»=3\n",
        ],
        good: [
            "FROM debian:12\nLABEL name=app\n",
            "FROM debian:12\nLABEL com.example.some-label=\"Some Label\" a_b/c=1\n",
            "FROM debian:12\nLABEL com.dockerish.thing=1\n",
            "FROM debian:12\nARG KEY\nLABEL $KEY=1\n",
        ])

    private static let reserved = ["com.docker.", "io.docker.", "org.dockerproject."]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels.compactMap { label in
            if let prefix = reserved.first(where: { label.name.hasPrefix($0) }) {
                return CheckFinding(label.keyRange, "names that begin with \(prefix) are Docker's own")
            }
            return isValid(label.name)
                ? nil : CheckFinding(label.keyRange, "\(label.name) is no name that labels should have")
        }
    }

    private static func isValid(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        guard let first = bytes.first, let last = bytes.last, isLower(first), isLower(last) || isDigit(last) else {
            return false
        }
        return bytes.allSatisfy { isLower($0) || isDigit($0) || ".-_/".utf8.contains($0) }
            && !zip(bytes, bytes.dropFirst()).contains { $0 == $1 && ".-".utf8.contains($0) }
    }
}
