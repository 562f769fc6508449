internal import Dockerfile
internal import Rules

/// A file of credentials becomes part of the image.
enum CopiedSecretFile: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/copied-secret-file", "File of credentials copied",
        why: """
            A file that by its name holds a key, a password or a login is copied. Everybody who can pull the image can take it out \
            of the layer, even if a later step removes it.
            """,
        severity: .high,
        remediation:
            "Mount it into the step that needs it (RUN --mount=type=secret or ssh), or give it to the container when it starts.",
        references: ["https://docs.docker.com/build/building/secrets/"],
        cwe: "CWE-538",
        aliases: ["trivy:DS-0031", "trivy:AVD-DS-0031", "dockle:CIS-DI-0010"],
        bad: [
            "FROM debian:12\nCOPY «.env» /srv/\n",
            "FROM debian:12\nCOPY app.py «./deploy/id_rsa» /srv/\n",
            "FROM debian:12\nADD [«\"tls/server.key\"», \"/etc/nginx/\"]\n",
            "FROM debian:12\nCOPY deploy_key «/root/.ssh/key»\n",
            "FROM debian:12\nARG STORE=release.jks\nONBUILD COPY \\\n    «${STORE}» /srv/\n",
            "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build «/root/.aws/credentials» /root/.aws/credentials\n",
            "FROM node:22 AS build\nCOPY package.json «.npmrc» ./\nFROM debian:12\nCMD [\"app\"]\n",
            "FROM debian:12\nARG GOOGLE_APPLICATION_CREDENTIALS\nCOPY «login.json» $GOOGLE_APPLICATION_CREDENTIALS\n",
            "FROM debian:12\nCOPY conf /srv/conf\nENV GOOGLE_APPLICATION_CREDENTIALS=«/srv/conf/gcp.json»\n",
            "FROM debian:12\nCOPY «*.pem» «my-service-account.json» /etc/app/\n",
        ],
        good: [
            "FROM debian:12\nRUN --mount=type=secret,id=env,target=/srv/.env ./setup\n",
            "FROM debian:12\nCOPY .env.example .env.template /srv/\n",
            "FROM debian:12\nCOPY id_rsa.pub known_hosts /srv/\nCOPY config /root/.ssh/config\n",
            "FROM debian:12\nCOPY ca.pem fullchain.pem rds-ca-bundle.pem nodesource.gpg.key /etc/ssl/\n",
            "FROM debian:12\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/gcp.json\n",
            "FROM debian:12\nCOPY environment.ts keys.go keyboard.key.md config.json /srv/\n",
            "FROM debian:12\nRUN cp .env.production /srv/.env\n",
            "FROM debian:12\nARG FILE\nCOPY ${FILE} /srv/\n",
        ])

    /// How many COPY instructions to one folder, and how many folders of a path, are looked at.
    private static let greatestNumber = 16

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.copy, .add).flatMap { findings($0, in: file) } + namedByVariables(in: file)
    }

    private static func findings(_ copy: Instruction, in file: AuditedDockerfile) -> [CheckFinding] {
        guard let arguments = copy.copy else { return [] }
        let severity: Severity? = file.isInImage(copy) ? nil : .low
        let found = arguments.sources.compactMap { word -> CheckFinding? in
            guard let path = file.value(of: word, in: copy), !AddedLocalFile.isRemote(path),
                let secret = SecretFile(path)
            else { return nil }
            return CheckFinding(
                word.range, "\(secret.description) is copied",
                severity: severity ?? (secret.isDoubtful ? .medium : nil),
                confidence: secret.isDoubtful ? .medium : nil)
        }
        guard found.isEmpty, let destination = arguments.destination else { return found }
        let message = "what is copied there is read as a credential"
        if let name = file.expand(destination, in: copy).references.first?.name, SecretFile.variables.contains(name),
            let source = arguments.sources.first
        {
            return [CheckFinding(source.range, "the file that \(name) names is copied", severity: severity)]
        }
        guard let path = file.value(of: destination, in: copy), SecretFile.isCredentialFolder(path) else { return [] }
        let sources = arguments.sources.map { file.value(of: $0, in: copy) ?? "." }
        let isHarmless = sources.allSatisfy {
            SecretFile.isHarmless(inCredentialFolder: $0) || AddedLocalFile.isRemote($0)
        }
        guard !sources.isEmpty, !isHarmless,
            path.hasSuffix("/") || CopiedPath.components(path).last?.hasPrefix(".") ?? false
                || !SecretFile.isHarmless(inCredentialFolder: path)
        else { return [] }
        return [CheckFinding(destination.range, message, severity: severity)]
    }

    /// `ENV GOOGLE_APPLICATION_CREDENTIALS=/srv/key.json` where /srv was copied.
    private static func namedByVariables(in file: AuditedDockerfile) -> [CheckFinding] {
        let folders = copiedFolders(in: file)
        return file.instructions(.env).filter(file.isInImage).flatMap { env in
            env.pairs.compactMap { pair -> CheckFinding? in
                guard SecretFile.variables.contains(pair.name), let word = pair.value,
                    let path = file.value(of: word, in: env), path.hasPrefix("/"),
                    let stage = file.graph.stage(of: env),
                    copies(folders, covering: path).contains(where: { isReached($0, by: stage, in: file) })
                else { return nil }
                return CheckFinding(word.range, "the file that \(pair.name) names is copied", confidence: .medium)
            }
        }
    }

    private static func isReached(_ copy: Instruction, by stage: Stage, in file: AuditedDockerfile) -> Bool {
        file.graph.chain(of: stage).contains { $0.contains(copy) }
    }

    /// Where COPY instructions put their files, as far as that is known and not the root.
    private static func copiedFolders(in file: AuditedDockerfile) -> [String: [Instruction]] {
        var folders: [String: [Instruction]] = [:]
        for (copy, _) in file.contextCopies {
            guard let destination = copy.copy?.destination.flatMap({ file.value(of: $0, in: copy) }),
                let folder = CopiedPath.absolute(destination, in: copy, of: file), folder != "/",
                folders[folder, default: []].count < greatestNumber
            else { continue }
            folders[folder, default: []].append(copy)
        }
        return folders
    }

    /// What is copied to a path, or to a folder that it is in.
    private static func copies(_ folders: [String: [Instruction]], covering path: String) -> [Instruction] {
        let parts = CopiedPath.components(path).prefix(greatestNumber)
        return (1..<(parts.count + 1)).flatMap { folders["/" + parts.prefix($0).joined(separator: "/")] ?? [] }
    }
}
