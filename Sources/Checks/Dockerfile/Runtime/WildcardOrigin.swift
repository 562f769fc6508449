internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A service of the image answers whoever asks, from wherever.
enum WildcardOrigin: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/wildcard-origin", "Any origin or proxy is trusted",
        why: """
            The image tells its service to accept requests from pages of any origin, for any host name, or to believe the \
            forwarding headers of any sender. A page that a user merely visits can then use the service in the user's name.
            """,
        severity: .medium,
        remediation: "Name the origins, hosts or proxies that are meant.",
        references: ["https://cwe.mitre.org/data/definitions/942.html"],
        cwe: "CWE-942",
        bad: [
            "FROM ollama/ollama:0.5.1\nENV «OLLAMA_ORIGINS=*»\n",
            "FROM python:3.13\nENV A=b \\\n  «APP_CORS_ALLOWED_ORIGINS=\"*\"»\n",
            "FROM python:3.13\nCMD gunicorn «--forwarded-allow-ips='*'» app\n",
            "FROM node:22\nENTRYPOINT [\"http-server\", \"--cors\", «\"*\"»]\n",
            "FROM python:3.13\nENTRYPOINT [\"server\"]\nCMD [«\"--allow-origin=*\"»]\n",
            "FROM python:3.13\nENV «CORS_ALLOW_ALL_ORIGINS=true»\n",
        ],
        good: [
            "FROM ollama/ollama:0.5.1\nENV OLLAMA_ORIGINS=https://chat.example.com\n",
            "FROM python:3.13\nCMD gunicorn --forwarded-allow-ips=10.0.0.1 app\n",
            "FROM node:22\nENTRYPOINT [\"ls\", \"--ignore\", \"*\"]\n",
            "FROM python:3.13 AS build\nENV CORS_ALLOWED_ORIGINS=*\nFROM python:3.13\n",
            "FROM python:3.13\nARG ORIGINS\nENV CORS_ALLOWED_ORIGINS=$ORIGINS\n",
        ])

    private static let variables: [String] = [
        "CORS_ORIGIN", "CORS_ORIGINS", "ALLOWED_ORIGIN", "ALLOWED_ORIGINS", "ALLOW_ORIGIN", "ALLOW_ORIGINS",
        "OLLAMA_ORIGINS", "FORWARDED_ALLOW_IPS", "ALLOWED_HOSTS", "CORS_ALLOW_ORIGIN", "CORS_DOMAIN",
    ]
    private static let switches: Set = ["CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL"]
    private static let options: Set = [
        "cors", "cors-origin", "cors-origins", "cors-allow-origin", "allow-origin", "allow-origins", "allowed-origin",
        "allowed-origins", "allowed-hosts", "forwarded-allow-ips", "http.corsdomain", "http.cors.allow-origin",
        "ServerApp.allow_origin", "NotebookApp.allow_origin", "access-control-allow-origin", "trusted-proxies",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let variables = file.imageVariables.compactMap { variable -> CheckFinding? in
            guard let value = variable.value?.lowercased() else { return nil }
            let name = variable.name.uppercased()
            let isWildcard =
                value == "*" && Self.variables.contains { name == $0 || name.hasSuffix("_" + $0) }
                || ["1", "true"].contains(value) && switches.contains(name)
            return isWildcard ? CheckFinding(variable.pair.range, "\(variable.name) trusts everybody") : nil
        }
        return variables + file.startCommands.flatMap(wildcards)
    }

    private static func wildcards(in start: StartCommand) -> [CheckFinding] {
        let words = start.arguments
        return words.indices.compactMap { index in
            guard let value = start.command.value(of: words[index]), value.hasPrefix("-") else { return nil }
            let name = value.drop { $0 == "-" }.prefix { $0 != "=" }
            guard options.contains(String(name)) else { return nil }
            let found: ShellWord
            if value.contains("=") {
                guard value.hasSuffix("=*") else { return nil }
                found = words[index]
            } else {
                guard index + 1 < words.count, start.command.value(of: words[index + 1]) == "*" else { return nil }
                found = words[index + 1]
            }
            return CheckFinding(start.command.range(of: found), "--\(name) trusts everybody")
        }
    }
}
