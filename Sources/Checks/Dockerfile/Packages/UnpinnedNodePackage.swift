internal import Rules

/// npm, yarn, pnpm or bun installs a package without a version.
enum UnpinnedNodePackage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-node-package", "Node package without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name@version, or install what the lock file says.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3016"],
        bad: [
            "FROM node:24\nRUN npm install -g «typescript»\n",
            "FROM node:24\nRUN npm --prefix /srv i express@5 «@angular/cli» && yarn global add «serve»\n",
            "FROM node:24\nRUN pnpm add -g «typescript@latest»\n",
            "FROM node:24\nRUN [\"bun\", \"add\", «\"elysia\"»]\n",
        ],
        good: [
            "FROM node:24\nRUN npm install -g typescript@5.7.2\n",
            "FROM node:24\nRUN npm ci && npm install && yarn && yarn install --frozen-lockfile\n",
            "FROM node:24\nRUN npm install ./a.tgz @angular/cli@19 git+https://example.com/a.git#v1 --registry https://example.com\n",
            "FROM node:24\nRUN npm run install something && npm install -g npm@$NPM_VERSION\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { $0.tool.isNode }
    }
}
