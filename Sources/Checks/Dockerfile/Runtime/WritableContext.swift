internal import Dockerfile
internal import Rules

/// The build context is mounted so that a step can write to it.
enum WritableContext: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/writable-context", "Build context mounted writable",
        why: """
            RUN mounts the build context with rw. The step may change the sources that it then compiles, and the changes are \
            thrown away afterwards: nobody can see what the program was made of.
            """,
        severity: .low,
        remediation: "Leave rw out and write to another directory, or COPY the files that have to change.",
        references: ["https://docs.docker.com/reference/dockerfile/#run---mounttypebind"],
        cwe: "CWE-732",
        bad: [
            "FROM golang:1.23\nRUN --mount=type=bind,target=/src,«rw» go build /src\n",
            "FROM golang:1.23\nRUN --mount=«rw»,target=. \\\n  --mount=type=cache,target=/c go build\n",
            "FROM golang:1.23\nRUN --mount=type=bind,«readwrite=true»,target=/src <<EOF\ngo build /src\nEOF\n",
            "FROM golang:1.23\nRUN --mount=type=bind,target=/src,«readonly=false» go build\n",
        ],
        good: [
            "FROM golang:1.23\nRUN --mount=type=bind,target=/src go build -o /out /src\n",
            "FROM golang:1.23\nRUN --mount=type=bind,from=tools,target=/t,rw make\n",
            "FROM golang:1.23\nRUN --mount=type=cache,target=/c,rw make\n",
            "FROM golang:1.23\nRUN --mount=type=bind,target=/src,rw=false make\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.run).flatMap { run in
            run.mounts.compactMap { mount in
                guard mount.type == "bind", mount.from == nil, mount.isWritable,
                    let field = mount.fields.last(where: { ["readwrite", "readonly"].contains($0.key) })
                else { return nil }
                return CheckFinding(field.range, "the step may write to the build context")
            }
        }
    }
}
