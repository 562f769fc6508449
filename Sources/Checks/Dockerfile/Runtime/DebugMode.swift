internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The image runs its program for debugging.
enum DebugMode: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/debug-mode", "Debugging in an image",
        why: """
            The image starts its program in a mode for development. Error pages then show code and variables, debuggers take \
            commands from whoever reaches their port, and secrets end up in logs.
            """,
        severity: .medium,
        remediation:
            "Set the mode for production in the last stage; keep a stage of its own, named dev, for development.",
        references: ["https://cwe.mitre.org/data/definitions/489.html"],
        cwe: "CWE-489",
        aliases: ["sonar:S4507"],
        bad: [
            "FROM python:3.13\nENV «FLASK_DEBUG=1»\nCMD [\"flask\", \"run\"]\n",
            "FROM node:22 AS base\nENV A=b \\\n  «NODE_ENV=development»\nFROM base\nCMD [\"node\", \"app.js\"]\n",
            "FROM node:22\nARG NODE_ENV=development\nENV «NODE_ENV=$NODE_ENV»\n",
            "FROM golang:1.23\nENV «GIN_MODE debug»\n",
            "FROM node:22\nCMD node «--inspect=0.0.0.0:9229» app.js\n",
            "FROM python:3.13\nENTRYPOINT [\"uvicorn\"]\nCMD [\"app:app\", «\"--reload\"»]\n",
            "FROM eclipse-temurin:21\nENV «JAVA_TOOL_OPTIONS=\"-Xmx1g -agentlib:jdwp=server=y,address=*:5005\"»\n",
            "FROM golang:1.23\nENTRYPOINT exec dlv debug «--headless» --listen=:2345\n",
            "FROM php:8.3\nENV «XDEBUG_MODE=debug,develop»\n",
        ],
        good: [
            "FROM python:3.13\nENV FLASK_DEBUG=0\nCMD [\"flask\", \"run\"]\n",
            "FROM node:22 AS dev\nENV NODE_ENV=development\n",
            "FROM node:22 AS build\nENV NODE_ENV=development\nFROM node:22\nENV NODE_ENV=production\n",
            "FROM node:22\nENV NODE_ENV=development\nENV NODE_ENV=production\n",
            "FROM node:22\nCMD [\"node\", \"--inspect=127.0.0.1:9229\", \"app.js\"]\n",
            "FROM python:3.13\nENV CONDA_DEFAULT_ENV=dev DEBUG= DEBUG_COLORS=1\n",
            "FROM python:3.13\nCMD [\"echo\", \"--reload\"]\n",
        ])

    private static let developmentNames: Set = [
        "dev", "devel", "develop", "development", "debug", "debugger", "test", "tests", "testing", "local",
        "devcontainer",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let stages = file.imageStages.filter { !isForDevelopment($0) }
        let variables = file.variables(of: stages).compactMap { variable -> CheckFinding? in
            guard let value = variable.value else { return nil }
            if let severity = DebugVariable.severity(of: variable.name, value) {
                return CheckFinding(
                    variable.pair.range, "\(variable.name) is set for development",
                    severity: variable.isDerived ? .low : severity)
            }
            return variable.name.hasSuffix("OPTIONS") || variable.name.hasSuffix("OPTS")
                ? DebugVariable.opensDebugger(value)
                    ? CheckFinding(variable.pair.range, "\(variable.name) opens a debugger") : nil : nil
        }
        return variables
            + file.startCommands(of: stages).compactMap { start in
                option(in: start).map { word in
                    CheckFinding(
                        start.command.range(of: word), "\(start.program ?? "the program") is started for development")
                }
            }
    }

    private static func isForDevelopment(_ stage: Stage) -> Bool {
        guard let name = stage.name?.value.lowercased() else { return false }
        return name.split { "-_.".contains($0) }.contains { developmentNames.contains(String($0)) }
    }

    private static func option(in start: StartCommand) -> ShellWord? {
        let values = start.values
        func first(_ options: String...) -> ShellWord? { values.first { options.contains($0.value) }?.word }
        switch start.program {
        case "uvicorn", "gunicorn", "hypercorn", "granian": return first("--reload")
        case "flask", "quart": return first("--debug", "--reload")
        case "fastapi": return values.first?.value == "dev" ? values.first?.word : nil
        case "dlv": return first("--headless", "--headless=true")
        case "debugpy": return first("--listen")
        case "nodemon", "ts-node-dev": return start.command.command.words.first
        case "echo", "printf": return nil
        default: return values.first { DebugVariable.opensDebugger(option: $0.value) }?.word
        }
    }
}
