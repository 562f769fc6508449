internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The index of apk stays in a layer.
enum KeptApkIndex: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/kept-apk-index", "apk without --no-cache",
        why: """
            apk keeps the index of its repositories in the layer. It is of no use there, and out of date with the \
            next build.
            """,
        severity: .info,
        remediation: "Write apk add --no-cache; apk update is then not needed.",
        references: ["https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper"],
        cwe: "CWE-459",
        aliases: ["hadolint:DL3019", "trivy:DS-0025", "trivy:AVD-DS-0025", "dockle:DKL-DI-0004"],
        bad: [
            "FROM alpine:3.20\nRUN apk «add» curl\n",
            "FROM alpine:3.20\nRUN apk update && \\\n  apk «add» --virtual .build gcc && apk del .build\n",
            "FROM alpine:3.20\nRUN apk «update» && apk add --no-cache curl\n",
            "FROM alpine:3.20\nRUN [\"/sbin/apk\", «\"add\"», \"-U\", \"curl\"]\n",
            "FROM alpine:3.20\nRUN <<EOF\napk --update «add» curl\nEOF\n",
            "FROM alpine:3.20\nONBUILD RUN apk «upgrade»\n",
        ],
        good: [
            "FROM alpine:3.20\nRUN apk add --no-cache curl\n",
            "FROM alpine:3.20\nRUN apk --no-cache --virtual add add gcc\n",
            "FROM alpine:3.20\nRUN apk add -U curl && rm -rf /var/cache/apk/*\n",
            "FROM alpine:3.20\nRUN --mount=type=cache,target=/var/cache/apk apk add curl\n",
            "FROM alpine:3.20\nRUN --mount=type=cache,target=/etc/apk/cache apk add curl\n",
            "FROM alpine:3.20\nRUN apk del curl\n",
            "FROM alpine:3.20 AS build\nRUN apk add gcc\nFROM scratch\nCOPY --from=build /a /a\n",
        ])

    private static let cache = LeftoverCache(
        directories: ["/var/cache/apk", "/etc/apk/cache"],
        leaves: {
            $0.tool == .apk && [.install, .refresh, .upgrade].contains($0.action) && !$0.arguments.flag("no-cache")
        },
        cleans: { _, _ in false })

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        cache.commands(in: file).map {
            CheckFinding($0.verbRange, "apk \($0.verb ?? "add") without --no-cache keeps the index")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let script = file.script(at: finding.range) else { return nil }
        // All of the step: the finding stands at the last one.
        let packages = script.packageCommands.filter(cache.leaves)
        let edits = packages.map { package -> Edit? in
            let edits = CommandEdits(package.command, in: file)
            guard package.action == .refresh else {
                let update = package.command.command.words.first {
                    ["-U", "--update", "--update-cache"].contains($0.literal ?? "")
                }
                if let update { return edits.replacement(of: update, by: "--no-cache") }
                return package.verbs.last.map { edits.insertion(of: "--no-cache", after: $0) }
            }
            // Without --no-cache later steps look for the index.
            return isNeeded(after: package, in: file) ? nil : edits.removalWithOperator()
        }
        let hasRefresh = packages.contains { $0.action == .refresh }
        return Fix(hasRefresh ? "apk add gets --no-cache, apk update goes" : "apk gets --no-cache", edits)
    }

    /// Whether a command of another step reads the index that a refresh leaves.
    private static func isNeeded(after refresh: PackageCommand, in file: AuditedDockerfile) -> Bool {
        file.scripts.contains { script in
            script.instruction.index > refresh.command.instruction.index
                && script.packageCommands.contains { package in
                    package.tool == .apk && package.action != .remove && package.action != .refresh
                        && !package.arguments.flag("no-cache", "U", "update", "update-cache")
                }
        }
    }
}
