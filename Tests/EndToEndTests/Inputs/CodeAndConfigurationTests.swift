import Testing

/// Weak settings of programs and servers among the other files of a project.
@Suite struct CodeAndConfigurationTests {
    /// By file: what stands there, and the rules that report it with their severities.
    private static let weak = [
        "app/main.py": (
            """
            from fastapi import FastAPI
            from fastapi.middleware.cors import CORSMiddleware
            ORIGINS = ["*"]
            app = FastAPI(debug=True)
            app.add_middleware(
                CORSMiddleware,
                allow_origins=ORIGINS,  # everybody
                allow_credentials=True,
            )

            """, ["cors/starlette high 7", "debug/python-server medium 4"]
        ),
        "app/settings.py": (
            "CORS_ALLOWED_ORIGINS = [\"*\"]\nCORS_ALLOW_CREDENTIALS = True\n", ["cors/settings-default medium 1"]
        ),
        "deploy/nginx.conf": (
            """
            server {
              ssl_protocols TLSv1 TLSv1.2;
              location / {
                # add_header Access-Control-Allow-Origin *;
                add_header 'Access-Control-Allow-Origin' '*' always;
              }
            }

            """, ["cors/nginx medium 5", "tls/server-version medium 2"]
        ),
        "web/server.js": (
            "const https = require('https')\nnew https.Agent({ rejectUnauthorized: false })\n",
            ["tls/node-reject-unauthorized high 2"]
        ),
    ]

    /// As the two documents that the proxy is built after show them, strict or with stand-ins.
    private static let harmless = [
        "config/settings.py": """
        # Configure JWT settings
        JWT_SECRET_KEY = "your-secure-secret-key"
        JWT_ALGORITHM = "HS256"
        JWT_EXPIRATION_HOURS = 24
        RATE_LIMIT_STORAGE = "redis://localhost:6379"
        ALLOWED_IPS = ["192.168.1.0/24", "10.0.0.0/8"]
        CORS_ALLOWED_ORIGINS = [
            "https://yourdomain.com",
            "https://api.yourdomain.com"
        ]
        CORS_ALLOW_CREDENTIALS = True

        """,
        "docs/help.js": "// app.use(cors())\nconst help = `res.setHeader('Access-Control-Allow-Origin', '*')`\n",
        "node_modules/a/index.js": "res.setHeader('Access-Control-Allow-Origin', '*')\n",
    ]

    private func found(_ report: Report) -> [String: [String]] {
        report.findings.reduce(into: [:]) {
            $0[$1.path, default: []].append("\($1.rule) \($1.severity) \($1.line)")
        }
    }

    @Test func `Weak settings are found where they stand, strict ones and comments are silent`() async throws {
        let repository = try await TestRepository()
        for (path, (text, _)) in Self.weak { try repository.write(path, text) }
        for (path, text) in Self.harmless { try repository.write(path, text) }
        let expected = Self.weak.mapValues(\.1)
        #expect(try await found(repository.scan("dir", ".")).mapValues { $0.sorted() } == expected)
        try await repository.git("add", "-A")
        #expect(try await found(repository.scan("staged")).mapValues { $0.sorted() } == expected)
        try await repository.commit()
        #expect(try await found(repository.scan("git")).mapValues { $0.sorted() } == expected)
    }

    @Test func `Only what HEAD has is judged`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.js", "res.setHeader('Access-Control-Allow-Origin', '*')\n")
        try await repository.commit("a.js", "res.setHeader('Access-Control-Allow-Origin', origins.get(name))\n")
        #expect(try await found(repository.scan("git")).isEmpty)
    }

    @Test(arguments: [["dir"], ["staged"], ["stdin", "--path", "a.js"], ["git"]])
    func `A file made to take for ever is told, and what was found in it`(_ command: [String]) async throws {
        let text = "res.setHeader('Access-Control-Allow-Origin', '*')\n" + String(repeating: "(/[", count: 30_000)
        let repository = try await TestRepository()
        try repository.write("a.js", text)
        try await repository.git("add", "-A")
        if command[0] == "git" { try await repository.commit() }
        let report = try await Program.report(
            command, in: repository.folder, input: command[0] == "stdin" ? Array(text.utf8) : [], status: 1)
        #expect(report.notScanned.map(\.what) == ["a.js"])
        #expect(report.findings.count == 1)
    }

    @Test func `Rules of one's own look at code`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.go", "package a\n\nfunc b() {\n\told.Call(1)\n}\n")
        try folder.write(
            "rules/own.toml",
            """
            [[rule]]
            id = "own/old-call"
            name = "Old call"
            description = "It is old."
            severity = "low"
            confidence = "high"
            cwe = "CWE-477"
            remediation = "Call the new one."
            [[rule.code]]
            languages = ["go"]
            match = "old.Call($X)"
            message = "called with $X"

            """)
        let report = try await Program.report(["dir", "--rules", "rules", "--rule", "own", "."], in: folder)
        #expect(report.findings.map(\.message) == ["called with 1"])
        try folder.write("rules/own.toml", "[[rule]]\nid = \"own/a\"\n")
        let outcome = try await Program.run(["dir", "--rules", "rules", "."], in: folder)
        #expect(outcome.status == 2 && outcome.standardError.contains("rules/own.toml:"))
    }
}
