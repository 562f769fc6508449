internal import Dockerfile
internal import Rules

/// Programs or libraries are looked for where others can put them.
enum UnsafeSearchPath: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unsafe-search-path", "Unsafe search path",
        why: """
            ENV lets programs or libraries be looked for in the working directory or in one that everybody may write to. Whoever \
            can put a file there, an upload or a checked out repository, has it run in place of the real one.
            """,
        severity: .medium,
        remediation: "Name only absolute directories that belong to root, and leave no element empty.",
        references: ["https://cwe.mitre.org/data/definitions/426.html"],
        cwe: "CWE-426",
        bad: [
            "FROM debian:12\nENV PATH=«.»:$PATH\n",
            "FROM debian:12\nENV A=b \\\n  PATH=\"/opt/bin«:»:${PATH}\"\n",
            "FROM debian:12\nENV PATH $PATH:«node_modules/.bin»\n",
            "FROM debian:12\nENV PATH=«/tmp/bin»:${PATH:-/bin:/usr/bin}\n",
            "FROM debian:12 AS base\nENV LD_LIBRARY_PATH='/opt/lib«:»'\nFROM base\n",
            "FROM debian:12\nENV LD_PRELOAD=«/tmp/trace.so»\n",
        ],
        good: [
            "FROM debian:12\nENV PATH=/opt/bin:$PATH\n",
            "FROM debian:12\nENV PATH=\"/app/node_modules/.bin:${PATH}\" CDPATH=.\n",
            "FROM debian:12\nENV LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2\n",
            "FROM debian:12 AS build\nENV PATH=.:$PATH\nFROM debian:12\n",
            "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV PATH=\"C:\\bin;C:\\tools\"\n",
        ])

    private static let lists: Set = ["PATH", "LD_LIBRARY_PATH", "LD_PRELOAD", "LD_AUDIT"]
    private static let shared = ["/tmp", "/var/tmp", "/dev/shm"]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.imageVariables.flatMap { variable -> [CheckFinding] in
            guard lists.contains(variable.name), let word = variable.pair.value, word.isVerbatim,
                !word.value.contains(where: { $0 == ";" || $0 == "\\" || $0 == "`" })
            else { return [] }
            // An empty list is none; libraries of LD_PRELOAD without a path are looked for as others are.
            let isPreload = variable.name != "PATH" && variable.name != "LD_LIBRARY_PATH"
            return SearchPath(word).elements.compactMap { element in
                guard let fault = fault(of: element.text, isPreload: isPreload) else { return nil }
                return CheckFinding(
                    variable.instruction.text.sourceRange(of: element.span), "\(variable.name) has \(fault)")
            }
        }
    }

    private static func fault(of element: String, isPreload: Bool) -> String? {
        if shared.contains(where: { element == $0 || element.hasPrefix($0 + "/") }) {
            return "a directory that everybody may write to"
        }
        guard !isPreload else { return nil }
        if element.isEmpty { return "an empty element, which is the working directory" }
        guard let first = element.first, first != "/", first != "$", first != "~" else { return nil }
        return element == "." ? "the working directory in it" : "a relative directory"
    }
}
