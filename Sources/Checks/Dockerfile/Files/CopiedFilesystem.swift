internal import Dockerfile
internal import Rules

/// A whole stage or image is copied.
enum CopiedFilesystem: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/copied-filesystem", "Whole file system of a stage copied",
        why: """
            COPY takes the root of another stage with all that the build left there: package caches, sources, shells, and the \
            credentials that were to stay behind.
            """,
        severity: .medium,
        remediation: "Copy the files that the build made, by their paths.",
        references: ["https://docs.docker.com/build/building/multi-stage/"],
        cwe: "CWE-538",
        aliases: ["hadolint:DL3067"],
        bad: [
            "FROM debian:12 AS build\nFROM scratch\nCOPY --from=build «/» /\n",
            "FROM debian:12\nFROM scratch\nCOPY --link --from=0 «/.» /rootfs/\n",
            "FROM debian:12 AS build\nFROM scratch\nCOPY --from=build [«\"/*\"», \"/\"]\n",
            "FROM scratch\nCOPY \\\n    --from=docker.io/library/busybox:1.37 \\\n    «/» /\n",
            "FROM debian:12 AS build\nFROM scratch\nONBUILD COPY --from=build «.» /\n",
        ],
        good: [
            "FROM debian:12 AS build\nFROM scratch\nCOPY --from=build /srv/app /app\n",
            "FROM debian:12 AS build\nFROM scratch\nCOPY --from=build /out/ /\n",
            "FROM scratch\nCOPY rootfs /\n",
            "FROM scratch AS export\nFROM debian:12\nCOPY --from=context . /srv\n",
            "FROM debian:12\nRUN cp -r / /backup\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.copy).flatMap { copy -> [CheckFinding] in
            guard let from = copy.flag("from")?.value, let name = file.value(of: from, in: copy) else { return [] }
            let isStage = file.graph.stage(name) != nil
            return (copy.copy?.sources ?? []).compactMap { source in
                guard let path = file.value(of: source, in: copy), CopiedPath.isEverything(path),
                    isStage || path.hasPrefix("/")
                else { return nil }
                return CheckFinding(source.range, "everything in \(name) is copied")
            }
        }
    }
}
