internal import Dockerfile
internal import Rules

/// A variable of the image or of its build holds a credential.
enum SecretVariable: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/secret-variable", "Credential in ARG or ENV",
        why: """
            The name of a variable says that it holds a credential. What ENV sets is in every container and in the image's \
            configuration; what ARG gets stands in the history of the image and in the record of the build.
            """,
        severity: .medium, confidence: .medium,
        remediation:
            "Mount it into the one step that needs it (RUN --mount=type=secret), and give it to containers when they start.",
        references: [
            "https://docs.docker.com/build/building/secrets/",
            "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
        ],
        cwe: "CWE-522",
        aliases: [
            "hadolint:DL3064", "trivy:DS-0031", "trivy:AVD-DS-0031", "buildkit:SecretsUsedInArgOrEnv",
            "dockle:CIS-DI-0010",
            "sonar:S6472", "semgrep:secret-in-build-arg",
        ],
        bad: [
            "FROM debian:12\nENV «DB_PASSWORD»=hunter{-}2Xq9\n",
            "FROM debian:12\nARG «NPM_TOKEN»\nRUN npm ci\n",
            "FROM debian:12\nENV A=1 \\\n    «apiKey»=\"hunter{-}2Xq9\" \\\n    B=2\n",
            "FROM debian:12\nENV «APP_SECRET» hunter{-}2Xq9\n",
            "FROM node:22 AS build\nARG «SIGNING_KEY»\nFROM debian:12\nCMD [\"app\"]\n",
            "FROM debian:12\nONBUILD ARG «AWS_SECRET_ACCESS_KEY»\n",
            "FROM debian:12\nARG «PGPASSWORD»\nENV «PGPASSWORD»=${PGPASSWORD}\n",
            "FROM debian:12\nENV «DATABASE_TOKEN»=https://u:hunter{-}2Xq9@example.com/\n",
            "FROM debian:12\nARG «AWS_ACCESS_KEY_ID» «REGISTRY_AUTH» REGION\n",
        ],
        good: [
            "FROM debian:12\nRUN --mount=type=secret,id=db,env=DB_PASSWORD ./migrate\n",
            "FROM debian:12\nENV DB_PASSWORD_FILE=/run/secrets/db TOKEN_TTL=3600 SECRET_NAME=app\n",
            "FROM debian:12\nENV DB_PASSWORD=\"\" API_TOKEN=/run/secrets/token AUTH_TOKEN=https://example.com/token\n",
            "FROM debian:12\nENV GOPRIVATE=example.com TRAVIS_OS_NAME=linux FACEBOOK_APP_ID=app DB_USERNAME=app\n",
            "FROM debian:12\nENV GPG_KEY=7169605F62C7{-}51356D054A26{-}A821E680E5FA6305 SSH_PUBLIC_KEY=x KEYBOARD_KEY=a\n",
            "FROM debian:12\nENV ENABLE_AUTH=true NO_PASSWORD=x MAX_TOKENS=100 TOKENIZERS_PARALLELISM=false PWD=x\n",
            "FROM debian:12\nARG COMPASS=x\nARG BYPASS\nARG AUTHOR=me\n",
            "FROM debian:12\nLABEL token=x\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.env, .arg).flatMap { instruction in
            instruction.pairs.compactMap { finding($0, instruction, in: file) }
        }
    }

    private static func finding(
        _ pair: KeyValue, _ instruction: Instruction, in file: AuditedDockerfile
    ) -> CheckFinding? {
        guard CredentialName.isSecret(pair.name) else { return nil }
        let keyword = instruction.kind.keyword
        var isLiteral = false
        if let word = pair.value {
            let expansion = file.expand(word, in: instruction)
            if expansion.references.isEmpty {
                switch CredentialValue(expansion.value) {
                case .harmless: return nil
                case .placeholder: break
                case .literal: isLiteral = true
                }
            } else if expansion.isComplete, case .harmless = CredentialValue(expansion.value) {
                // A default that is empty leaves the value to the build.
                guard expansion.value.isEmpty else { return nil }
            }
        }
        if isLiteral {
            return CheckFinding(
                pair.key.range, "\(keyword) gives \(pair.name) a value that everybody can read", severity: .high,
                confidence: .high)
        }
        let isKept = instruction.kind == .env || file.isInImage(instruction)
        return CheckFinding(
            pair.key.range, "\(pair.name) in \(keyword) looks like a credential, which the image or its history keeps",
            severity: isKept ? nil : .low)
    }
}
