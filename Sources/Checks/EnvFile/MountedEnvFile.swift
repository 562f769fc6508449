internal import Rules
internal import YAML

/// Containers get more of an environment file than they need.
enum MountedEnvFile: EnvFileCheck {
    static let rule = Rule(
        envFile: "env-file/mounted", "Environment file mounted, or given to several services",
        why: """
            A service sees an environment file as a file, with all the credentials that are in it and readable by every process; or \
            several services get all of one file, though each needs a few of its values. What one of them leaks opens all the others.
            """,
        severity: .low,
        remediation:
            "Give each service its own values: secrets for credentials, environment or an env_file of its own for the rest.",
        references: ["https://docs.docker.com/compose/how-tos/use-secrets/"],
        cwe: "CWE-668",
        bad: [
            EnvExample(
                "compose.yaml", "services:\n  web:\n    image: app:1.2\n    volumes:\n      - «.env:/app/.env»\n"),
            EnvExample(
                "compose.yaml",
                "services:\n  web:\n    image: app:1.2\n    volumes:\n      - type: bind\n        source: «./deploy/prod.env»\n"
                    + "        target: /etc/app\n"),
            EnvExample(
                "compose.yaml",
                "configs:\n  app:\n    file: «./.env.production»\nservices:\n  web:\n    image: app:1.2\n    configs: [app]\n"
            ),
            EnvExample(
                "compose.yaml",
                "services:\n  a:\n    image: a:1\n    env_file: «.env»\n  b:\n    image: b:1\n    env_file: [.env, b.env]\n"
            ),
        ],
        good: [
            EnvExample("compose.yaml", "services:\n  web:\n    image: app:1.2\n    env_file: .env\n"),
            EnvExample(
                "compose.yaml",
                "services:\n  web:\n    image: app:1.2\n    volumes:\n      - .env.example:/app/.env.example\n      - .:/app\n"
            ),
            EnvExample(
                "compose.yaml",
                "services:\n  a:\n    image: a:1\n    env_file: a.env\n  b:\n    image: b:1\n    env_file: b.env\n"),
            EnvExample(
                "compose.yaml",
                "services:\n  a:\n    image: a:1\n    env_file: common.env\n  b:\n    image: b:1\n    env_file: common.env\n",
                among: ["common.env": "TZ=UTC\nLANG=C\n"]),
        ])

    static func findings(in file: AuditedEnvironment) -> [CheckFinding] {
        guard file.kind == .compose else { return [] }
        return mounts(in: file) + configs(in: file) + shared(in: file)
    }

    private static func isEnvFile(_ path: String) -> Bool { EnvFileName(path).map { !$0.isExample } ?? false }

    private static func mounts(in file: AuditedEnvironment) -> [CheckFinding] {
        file.services.flatMap { service in
            service.items("volumes").compactMap { node in
                guard let mount = ComposeMount(node), isEnvFile(mount.source) else { return nil }
                return CheckFinding(
                    mount.range, "service \(service.name) sees \(FolderPath.name(mount.source)) with all that is in it")
            }
        }
    }

    /// Configurations are files that are not kept secret.
    private static func configs(in file: AuditedEnvironment) -> [CheckFinding] {
        let documents = (try? YAMLDocument.all(in: file.source)) ?? []
        return documents.flatMap { $0.root["configs"]?.mapping?.pairs ?? [] }.compactMap { pair in
            guard let node = pair.value["file"], let path = node.text, isEnvFile(path) else { return nil }
            return CheckFinding(
                node.textRange, "\(FolderPath.name(path)) is handed on as a configuration, which is no secret")
        }
    }

    private static func shared(in file: AuditedEnvironment) -> [CheckFinding] {
        var users: [String: (range: Range<Int>, services: [String])] = [:]
        for service in file.services {
            for (path, range) in service.envFiles {
                let place = FolderPath.join(FolderPath.parent(file.path), path)
                users[place, default: (range, [])].services.append(service.name)
            }
        }
        return users.filter { $0.value.services.count > 1 && holdsCredentials($0.key, file) }.map { path, user in
            CheckFinding(
                user.range,
                "services \(user.services.joined(separator: ", ")) all get the whole of \(FolderPath.name(path))",
                severity: .info)
        }
    }

    /// A file that is not at hand may hold anything.
    private static func holdsCredentials(_ path: String, _ file: AuditedEnvironment) -> Bool {
        guard isEnvFile(path), let bytes = file.surroundings?.file(path, limit: 1 << 18) else { return true }
        return EnvLines.settings(in: bytes).contains { $0.credential != nil || !$0.isComplete }
    }
}
