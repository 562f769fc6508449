internal import Dockerfile
internal import Rules

/// A device of the machine that builds is given to RUN.
enum BuildDevice: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/build-device", "Device in a build",
        why: """
            RUN --device hands a device of the machine that builds to the step. Drivers are written for trusted programs; what \
            runs in a build comes from the network, and the image depends on the machine it was built on.
            """,
        severity: .medium,
        remediation: "Build without the device, and give it to the container that needs it when that starts.",
        references: ["https://docs.docker.com/reference/dockerfile/#run---device"],
        cwe: "CWE-668",
        bad: [
            "FROM debian:12\nRUN «--device=nvidia.com/gpu» nvidia-smi\n",
            "FROM debian:12\nRUN «--device=name=vendor1.com/device=foo,required» \\\n  make\n",
            "FROM debian:12\nONBUILD RUN «--device=nvidia.com/gpu=all» make\n",
        ],
        good: [
            "FROM debian:12\nCMD [\"nvidia-smi\"]\n",
            "FROM debian:12\nRUN docker run --device=/dev/kvm alpine:3.20\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/c make --device=a\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.run).flatMap { run in
            run.flags.filter { $0.name.value == "device" }.map {
                CheckFinding($0.range, "the step gets a device of the builder")
            }
        }
    }
}
