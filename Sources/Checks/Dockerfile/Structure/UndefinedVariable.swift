internal import Dockerfile
internal import Rules

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
        var scope = Scope(file.graph)
        var found: [CheckFinding] = []
        for stage in file.graph.stages {
            scope.enter(stage)
            for instruction in stage.instructions {
                let environment = file.graph.state(before: instruction).environment
                for reference in instruction.expandedWords.flatMap({
                    environment.expand($0, in: instruction.text).references
                }) {
                    scope.finding(reference, environment, isText: false).map { found.append($0) }
                }
                for heredoc in instruction.kind == .run ? [] : instruction.heredocs {
                    for reference in environment.expand(heredoc).references {
                        scope.finding(reference, environment, isText: true).map { found.append($0) }
                    }
                }
            }
        }
        return found
    }

    /// What is known of variables in a stage.
    private struct Scope {
        private let globals: Set<String>
        private let graph: StageGraph
        /// By stage, what its chain begins with.
        private var bases: [StageBase] = []
        /// How many times a name may still be compared with the others.
        private var comparisons = 100

        init(_ graph: StageGraph) {
            self.graph = graph
            globals = Set(graph.globals.names)
        }

        mutating func enter(_ stage: Stage) {
            if case .stage(let index) = stage.base, index < bases.count {
                bases.append(bases[index])
            } else {
                bases.append(stage.base)
            }
        }

        mutating func finding(
            _ reference: VariableReference, _ environment: Environment, isText: Bool
        ) -> CheckFinding? {
            let name = reference.name
            guard reference.state == .undefined, name.first.map({ $0.isLetter || $0 == "_" }) ?? false else {
                return nil
            }
            if globals.contains(name) {
                return CheckFinding(
                    reference.range, "$\(name) is declared before FROM only: this stage needs ARG \(name) too")
            }
            if graph.globals[name]?.origin == .platform {
                return CheckFinding(reference.range, "$\(name) is empty without ARG \(name) in this stage")
            }
            let isKnown = bases.last.map { !BaseVariablesTable.mayDefine(name, base: $0) } ?? false
            if let meant = similar(to: name, in: environment), isKnown || meant.count > 4 {
                return CheckFinding(reference.range, "$\(name) is not defined; is $\(meant) meant?")
            }
            // Programs' own variables in texts are lower-case, those of images are not.
            guard isKnown || isText && name == name.lowercased() else { return nil }
            return CheckFinding(reference.range, "$\(name) is not defined: nothing is put in its place")
        }

        private mutating func similar(to name: String, in environment: Environment) -> String? {
            guard comparisons > 0 else { return nil }
            comparisons -= 1
            return SimilarName.nearest(to: name, among: environment.names)
        }
    }
}
