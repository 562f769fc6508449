internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A command gets a credential as an argument.
enum CredentialOnCommandLine: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/credential-on-command-line", "Credential on a command line",
        why: """
            A command of the build gets a password or a token as an argument. The command line stands in the history of the image, \
            and the value of a build argument with it; docker history shows both to everybody who can pull the image.
            """,
        severity: .high,
        remediation: """
            Mount the credential (RUN --mount=type=secret,id=…) and let the program read it from the file or from its standard input.
            """,
        references: ["https://docs.docker.com/build/building/secrets/"],
        cwe: "CWE-214",
        aliases: ["trivy:DS-0031", "trivy:AVD-DS-0031", "sonar:S6437"],
        bad: [
            "FROM debian:12\nRUN curl -u «admin:hunter{-}2Xq9» https://example.com/a\n",
            "FROM debian:12\nARG TOKEN\nRUN curl -H «\"Authorization: Bearer ${TOKEN}\"» https://example.com/a\n",
            "FROM debian:12\nRUN git clone «https://build:hunter{-}2Xq9@example.com/a.git»\n",
            "FROM docker:27\nARG PASSWORD\nRUN docker login -u me -p «$PASSWORD» example.com\n",
            "FROM debian:12\nRUN set -e; \\\n    pip install --index-url «https://u:hunter{-}2Xq9@example.com/simple» app\n",
            "FROM node:22\nARG NPM_TOKEN\nRUN npm config set «//registry.npmjs.org/:_authToken=${NPM_TOKEN}»\n",
            "FROM node:22\nARG NPM_TOKEN\nRUN [\"npm\", \"config\", \"set\", \"//example.com/:_authToken\", «\"hunter{-}2Xq9\"»]\n",
            "FROM debian:12\nRUN <<EOF\naws configure set aws_secret_access_key «hunter{-}2Xq9»\nsshpass -p «hunter{-}2Xq9» scp a b:\nEOF\n",
            "FROM debian:12\nONBUILD RUN wget --password=«hunter{-}2Xq9» https://example.com/a\n",
            "FROM mysql:8\nHEALTHCHECK CMD mysqladmin ping -uroot «-phunter{-}2Xq9»\n",
            "FROM debian:12\nRUN htpasswd -cb /etc/app.users me «hunter{-}2Xq9»\n",
            "FROM debian:12\nRUN openssl genrsa -aes256 -passout «pass:hunter{-}2Xq9» -out a.key\n",
            "FROM debian:12\nRUN keytool -importkeystore -srckeystore a.p12 -deststorepass «hunter{-}2Xq9»\n",
            "FROM debian:12\nARG T\nRUN git config --global «url.https://bot:${T}@example.com/.insteadOf» https://example.com/\n",
            "FROM debian:12\nARG PW\nRUN az login -u me -p «$PW» && doctl auth init -t «hunter{-}2Xq9»\n",
            "FROM google/cloud-sdk:502.0.0\nRUN gcloud auth activate-service-account --key-file=«/srv/key.json»\n",
        ],
        good: [
            "FROM debian:12\nRUN --mount=type=secret,id=netrc,target=/root/.netrc curl -n https://example.com/a\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t curl -H \"Authorization: Bearer $(cat /run/secrets/t)\" https://example.com/\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t T=$(cat /run/secrets/t) && curl -u \"me:$T\" https://example.com/\n",
            "FROM docker:27\nRUN cat /run/secrets/p | docker login -u me --password-stdin example.com\n",
            "FROM debian:12\nRUN git clone https://git@example.com/a.git && git clone ssh://git@example.com/a.git\n",
            "FROM debian:12\nRUN echo curl -u admin:hunter{-}2Xq9 https://example.com/a\n",
            "FROM debian:12\nRUN curl -u admin https://example.com/ && curl -H 'Accept: text/html' https://example.com/\n",
            "FROM mysql:8\nHEALTHCHECK CMD mysqladmin ping -p$MYSQL_ROOT_PASSWORD\n",
            "FROM debian:12\nRUN mysql -p -e 'select 1' && keytool -import -storepass changeit -file ca.crt\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t,env=TOKEN npm config set //example.com/:_authToken $TOKEN\n",
            "FROM debian:12\nRUN curl https://example.com/@scope/a:1@2\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.flatMap { script -> [CheckFinding] in
            let assigned = ExposedText.assigned(by: script)
            return script.commands.flatMap { findings($0, in: file, assigned: assigned) }
        }.uniqued
    }

    private static func findings(
        _ command: BuildCommand, in file: AuditedDockerfile, assigned: Set<String>
    ) -> [CheckFinding] {
        let isBuild = command.instruction.kind == .run
        let found = CommandCredentials(command, in: file, assigned: assigned).all.compactMap { found -> CheckFinding? in
            let name = command.name ?? "a command"
            switch found.text.exposure {
            case nil: return nil
            case .literal:
                return CheckFinding(command.range(of: found.word), "\(name) gets \(found.kind) on its command line")
            case .variable(let variable):
                // Elsewhere the variable is set when the container starts.
                guard isBuild else { return nil }
                return CheckFinding(
                    command.range(of: found.word),
                    "\(name) gets \(found.kind) from \(variable), which the history keeps",
                    severity: .medium)
            }
        }
        return found + (keyFile(command, in: file).map { [$0] } ?? [])
    }

    /// `gcloud auth activate-service-account --key-file=FILE`, unless the file is mounted.
    private static func keyFile(_ command: BuildCommand, in file: AuditedDockerfile) -> CheckFinding? {
        guard command.name == "gcloud", command.instruction.kind == .run,
            command.knownArguments.contains("activate-service-account")
        else { return nil }
        let arguments = command.command.arguments(ShellOptionGrammar(valued: ["key-file", "account", "project"]))
        guard let word = arguments.option("key-file")?.value, let path = command.value(of: word),
            !MountedSecrets(command.instruction, in: file).contains(path)
        else { return nil }
        return CheckFinding(
            command.range(of: word), "the key of a service account is a file of the build", severity: .medium)
    }
}

extension [CheckFinding] {
    /// Each finding once: a command behind a wrapper is seen with the wrapper and without.
    fileprivate var uniqued: [CheckFinding] {
        var places: Set<Range<Int>> = []
        return filter { places.insert($0.range).inserted }
    }
}
