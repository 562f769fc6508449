internal import Dockerfile
internal import Rules

/// Compilers stay in an image of one stage.
enum BuildTools: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/build-tools", "Build tools in the final image",
        why: """
            The file has one stage, and the compilers and headers that the build needs stay in the image that runs. They make it \
            large, need updates, and let whoever gets in build what is missing.
            """,
        severity: .info,
        isOptIn: true,
        remediation: "Build in a stage of its own and take the result over with COPY --from.",
        references: ["https://docs.docker.com/build/building/multi-stage/"],
        cwe: "CWE-1125",
        bad: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y curl «build-essential» gcc\n",
            "FROM alpine:3.20\nRUN apk add --no-cache \\\n    bash \\\n    «openssl-dev»\n",
            "FROM fedora:41\nRUN <<EOF\ndnf install -y «gcc-c++» make\ndnf install -y «zlib-devel»\nEOF\n",
        ],
        good: [
            "FROM debian:12 AS build\nRUN apt-get install -y build-essential\nFROM debian:12\nCOPY --from=build /a /a\n",
            "FROM alpine:3.20\nRUN apk add --virtual .build gcc musl-dev && make && apk del .build\n",
            "FROM debian:12\nRUN deps='gcc make'; apt-get install -y gcc make && make && apt-get purge -y $deps\n",
            "FROM debian:12\nRUN apt-get install -y libgcc-s1 makedev && echo gcc\n",
        ])

    private static let tools: Set = [
        "gcc", "g++", "gcc-c++", "gcc-multilib", "clang", "llvm", "make", "cmake", "ninja-build", "ninja", "autoconf",
        "automake", "build-essential", "build-base", "base-devel", "alpine-sdk", "golang", "golang-go", "go", "rustc",
        "rust", "cargo", "default-jdk", "default-jdk-headless", "dpkg-dev", "rpm-build", "@development-tools",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        guard file.graph.stages.count == 1 else { return [] }
        var last: Range<Int>?
        return file.imagePackages.compactMap { package in
            guard isTool(package.name), package.command.command.range != last else { return nil }
            // One of a command's packages is enough.
            last = package.command.command.range
            return CheckFinding(package.range, "\(package.name) stays in the image that runs")
        }
    }

    private static func isTool(_ name: String) -> Bool {
        tools.contains(name) || name.hasSuffix("-dev") || name.hasSuffix("-devel")
            || name.hasSuffix("-jdk") || name.hasSuffix("-jdk-headless")
    }
}
