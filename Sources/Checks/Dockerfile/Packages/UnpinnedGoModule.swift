internal import Rules

/// go installs a module without a version.
enum UnpinnedGoModule: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-go-module", "Go module without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write module@v1.2.3.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3062"],
        bad: [
            "FROM golang:1.26\nRUN go install «golang.org/x/tools/gopls@latest»\n",
            "FROM golang:1.26\nRUN CGO_ENABLED=0 go install -ldflags \"-s -w\" «github.com/a/b/cmd/c»\n",
            "FROM golang:1.26\nRUN [\"go\", \"get\", «\"github.com/a/b\"»]\n",
        ],
        good: [
            "FROM golang:1.26\nRUN go install golang.org/x/tools/gopls@v0.17.1\n",
            "FROM golang:1.26\nRUN go install ./cmd/app && go install . && go get\n",
            "FROM golang:1.26\nRUN go build github.com/a/b && go install github.com/a/b@$VERSION\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .go }
    }
}
