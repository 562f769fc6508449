internal import Dockerfile
internal import Rules

/// ENV uses a variable that the same instruction sets.
enum SiblingVariable: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/sibling-variable", "Variable used in the ENV that sets it",
        why: """
            A value uses a variable that the same ENV sets. All values of an instruction are worked out before any \
            is set, so that the variable is still empty, or has an inherited value, there.
            """,
        severity: .low,
        remediation: "Set the variable in an ENV of its own, above.",
        references: ["https://docs.docker.com/reference/dockerfile/#environment-replacement"],
        cwe: "CWE-457",
        aliases: ["hadolint:DL3044"],
        bad: [
            "FROM debian:12\nENV HOME_DIR=/srv BIN=«$HOME_DIR»/bin\n",
            "FROM debian:12\nENV BIN=\"«${BASE}»/bin:«$BASE»/sbin\" \\\n    BASE=/srv\n",
            "FROM debian:12\nENV A=1\nFROM debian:12\nENV A=2 B=«${A:-3}»\n",
            "FROM debian:12\nONBUILD ENV A=1 B=«$A»\n",
            "FROM debian:12\nENV PATH=/a:«${PATH}» PATH=/b:«${PATH}»\n",
        ],
        good: [
            "FROM debian:12\nENV HOME_DIR=/srv\nENV BIN=$HOME_DIR/bin\n",
            "FROM debian:12\nENV PATH=/srv/bin:$PATH\n",
            "FROM debian:12\nENV A=1 B='$A' C=\\$A\n",
            "FROM debian:12\nENV A=1 B=$ABLE\n",
            "FROM debian:12\nARG VERSION\nENV VERSION=${VERSION} NAME=app-${VERSION}\n",
            "FROM debian:12\nENV A=0\nENV A=1 B=$A\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.env).flatMap { env in
            let environment = file.graph.state(before: env).environment
            let counts = Dictionary(env.pairs.map { ($0.name, 1) }, uniquingKeysWith: +)
            let fresh = Set(counts.keys).filter { environment[$0] == nil }
            return env.pairs.flatMap { pair -> [CheckFinding] in
                guard let value = pair.value, !fresh.isEmpty else { return [] }
                return file.expand(value, in: env).references.compactMap { reference in
                    // PATH=/bin:$PATH means what is inherited.
                    guard reference.name != pair.name || counts[pair.name] != 1,
                        fresh.contains(reference.name)
                    else { return nil }
                    return CheckFinding(
                        range(of: reference, in: file), "\(reference.name) is not set yet where \(pair.name) uses it")
                }
            }
        }
    }

    /// With the dollar sign and braces.
    private static func range(of reference: VariableReference, in file: AuditedDockerfile) -> Range<Int> {
        let source = file.document.source
        var range = reference.range
        guard let before = source[..<range.lowerBound].last else { return range }
        if before == UInt8(ascii: "$") { return range.lowerBound - 1..<range.upperBound }
        guard before == UInt8(ascii: "{"), range.lowerBound >= 2 else { return range }
        var depth = 1
        while range.upperBound < source.count, depth > 0, source[range.upperBound] != UInt8(ascii: "\n") {
            if source[range.upperBound] == UInt8(ascii: "{") { depth += 1 }
            if source[range.upperBound] == UInt8(ascii: "}") { depth -= 1 }
            range = range.lowerBound..<range.upperBound + 1
        }
        return range.lowerBound - 2..<range.upperBound
    }
}
