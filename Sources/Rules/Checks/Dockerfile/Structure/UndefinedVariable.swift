internal import Dockerfile

/// A variable in an instruction that nothing defines.
enum UndefinedVariable: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/undefined-variable", "Undefined variable",
        why: """
            An instruction uses a variable that neither ARG nor ENV of the stage, nor the base image as far as it is known, \
            defines. The builder puts nothing in its place without a word, and a path or an owner becomes another one.
            """,
        severity: .low,
        remediation: "Declare it with ARG or ENV in this stage, mend its name, or write \\$ for a dollar sign.",
        references: ["https://docs.docker.com/reference/build-checks/undefined-var/"],
        cwe: "CWE-457",
        aliases: ["buildkit:UndefinedVar"],
        bad: [
            "FROM debian:12\nARG VERSION=1\nCOPY app-$«VERSIONS».tar /srv/\n",
            "ARG VERSION=1\nFROM registry.example.com/a:1\nLABEL version=${«VERSION»}\n",
            "FROM registry.example.com/a:1\nCOPY app-\\\n  $«TARGETARCH» /srv/app\n",
            "FROM scratch\nENV LIBRARIES=/lib:$«LD_LIBRARY_PATH»\n",
            "FROM alpine:3.20 AS base\nARG A=1\nFROM alpine:3.20\nUSER $«A»\n",
            "FROM registry.example.com/a:1\nCOPY <<EOF /etc/nginx.conf\nproxy_set_header Host $«host»;\nEOF\n",
            "FROM debian:12\nENV APP_HOME=/app\nCOPY --chown=app . $«APP_HOMES»/src\n",
        ],
        good: [
            "FROM debian:12\nARG VERSION=1\nCOPY app-$VERSION.tar /srv/\n",
            "FROM registry.example.com/a:1\nENV PATH=$PATH:/a HOME_OF_A=$A_HOME\n",
            "FROM golang:1.23\nWORKDIR $GOPATH/src\nENV A=${B:-c} PROXY=$http_proxy\n",
            "FROM debian:12\nRUN echo $HOME\nCMD echo $PORT\n",
            "FROM debian:12\nENV A='$B' C=\\$D\nCOPY <<\"EOF\" /a\n$host\nEOF\n",
            "FROM debian:12 AS base\nENV A=1\nFROM base\nARG B\nUSER $A$B\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.flatMap { stage in
            stage.instructions.flatMap { instruction in
                let state = file.graph.state(before: instruction)
                let inWords = instruction.expandedWords.flatMap { file.expand($0, in: instruction).references }
                let inHeredocs = instruction.kind == .run
                    ? [] : instruction.heredocs.flatMap { state.environment.expand($0).references }
                return inWords.compactMap { finding($0, in: stage, state, file.graph, isText: false) }
                    + inHeredocs.compactMap { finding($0, in: stage, state, file.graph, isText: true) }
            }
        }
    }

    private static func finding(
        _ reference: VariableReference, in stage: Stage, _ state: BuildState, _ graph: StageGraph, isText: Bool
    ) -> CheckFinding? {
        let name = reference.name
        guard reference.state == .undefined, name.first.map({ $0.isLetter || $0 == "_" }) ?? false else { return nil }
        if graph.globals.names.contains(name) {
            return CheckFinding(reference.range, "$\(name) is declared before FROM only: this stage needs ARG \(name) too")
        }
        if graph.globals[name]?.origin == .platform {
            return CheckFinding(reference.range, "$\(name) is empty without ARG \(name) in this stage")
        }
        let isKnown = !BaseVariablesTable.mayDefine(name, in: stage, of: graph)
        // Programs' own variables in texts are lower-case, those of images are not.
        let isOther = isText && name == name.lowercased()
        if let meant = SimilarName.nearest(to: name, among: state.environment.names), isKnown || meant.count > 4 {
            return CheckFinding(reference.range, "$\(name) is not defined; is $\(meant) meant?")
        }
        guard isKnown || isOther else { return nil }
        return CheckFinding(reference.range, "$\(name) is not defined: nothing is put in its place")
    }
}
