internal import Rules

/// A file that holds credentials, told by its path.
struct SecretFile: Hashable {
    /// What it is, for messages: `an environment file`.
    let description: String
    /// Whether files of that name are often without credentials.
    let isDoubtful: Bool

    private init(kind description: String, isDoubtful: Bool = false) {
        self.description = description
        self.isDoubtful = isDoubtful
    }

    /// Nil unless the path, or the pattern of paths, is that of a file with credentials.
    init?(_ path: String) {
        let parts = CopiedPath.components(path.lowercased())
        guard let name = parts.last, let found = Self.named(name) ?? Self.placed(parts) ?? Self.suffixed(name) else {
            return nil
        }
        self = found
    }

    private static func named(_ name: String) -> SecretFile? {
        if let file = files[name] { return file }
        if CommittedEnvFile.fires(onTracked: Array(name.utf8)) || [".env*", ".env.*"].contains(name) {
            return SecretFile(kind: "an environment file")
        }
        if name.hasSuffix(".json") {
            let words = CredentialName.words(of: String(name.dropLast(5)))
            let joined = words.joined(separator: "-")
            if joined.contains("service-account") || words.contains("serviceaccount") {
                return SecretFile(kind: "a service account's key")
            }
            if joined.hasPrefix("client-secret") || joined.hasPrefix("gcp-key") {
                return SecretFile(kind: "a file of credentials")
            }
        }
        return nil
    }

    /// Files and folders that are told by the folder they are in.
    private static func placed(_ parts: [String]) -> SecretFile? {
        guard let name = parts.last else { return nil }
        if let folder = folders[name] { return SecretFile(kind: folder) }
        let parent = parts.dropLast().last ?? ""
        switch (parent, name) {
        case (".docker", "config.json"): return SecretFile(kind: "the logins of Docker")
        case (".kube", "config"): return SecretFile(kind: "the access to a cluster")
        case (".config", "gcloud"): return folders["gcloud"].map { SecretFile(kind: $0) }
        case (".aws", "credentials"), (".aws", "*"): return folders[".aws"].map { SecretFile(kind: $0) }
        case (".ssh", "*"): return folders[".ssh"].map { SecretFile(kind: $0) }
        default: return nil
        }
    }

    private static func suffixed(_ name: String) -> SecretFile? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let stem = CredentialName.words(of: String(name[..<dot]))
        let suffix = String(name[dot...])
        guard let what = suffixes[suffix], !stem.contains(where: harmlessWords.contains),
            ![".key", ".pem"].contains(suffix) || !stem.contains(where: packageWords.contains),
            !stem.contains(where: { $0.hasSuffix("cert") || $0.hasSuffix("bundle") || $0.hasSuffix("chain") })
        else { return nil }
        return SecretFile(kind: what)
    }

    private static let files: [String: SecretFile] = [
        "id_rsa": key, "id_dsa": key, "id_ecdsa": key, "id_ed25519": key, "id_*": key,
        ".npmrc": SecretFile(kind: "a file that may hold the token of a registry", isDoubtful: true),
        ".yarnrc.yml": SecretFile(kind: "a file that may hold the token of a registry", isDoubtful: true),
        ".pypirc": SecretFile(kind: "the logins of package indexes"), ".netrc": SecretFile(kind: "a file of passwords"),
        "_netrc": SecretFile(kind: "a file of passwords"), ".git-credentials": SecretFile(kind: "the logins of git"),
        ".dockerconfigjson": SecretFile(kind: "the logins of Docker"),
        ".dockercfg": SecretFile(kind: "the logins of Docker"),
        "kubeconfig": SecretFile(kind: "the access to a cluster"),
        "credentials.json": SecretFile(kind: "a file of credentials"),
        "terraform.tfstate": SecretFile(kind: "a state file of Terraform"),
        ".htpasswd": SecretFile(kind: "a file of password hashes"), ".pgpass": SecretFile(kind: "a file of passwords"),
        ".my.cnf": SecretFile(kind: "a file of passwords"), ".vault-token": SecretFile(kind: "a token of Vault"),
        ".s3cfg": SecretFile(kind: "a file of credentials"), ".boto": SecretFile(kind: "a file of credentials"),
        "application_default_credentials.json": SecretFile(kind: "a file of credentials"),
    ]
    private static let key = SecretFile(kind: "a private key")
    private static let folders = [
        ".ssh": "a folder of SSH keys", ".aws": "the credentials of AWS", ".azure": "the credentials of Azure",
        ".gnupg": "a folder of keys", ".kube": "the access to a cluster", "gcloud": "the credentials of Google Cloud",
    ]
    private static let suffixes = [
        ".pem": "a private key", ".key": "a private key", ".p12": "a key store", ".pfx": "a key store",
        ".jks": "a key store", ".keystore": "a key store", ".ppk": "a private key", ".kdbx": "a password store",
        ".tfstate": "a state file of Terraform",
    ]
    /// Words in names of keys that packages are checked with.
    private static let packageWords: Set = ["gpg", "apt", "archive", "repo", "release", "signing", "rpm", "root"]
    /// Words in names of files that everybody may have.
    private static let harmlessWords: Set = [
        "ca", "cacert", "cacerts", "cert", "certs", "certificate", "certificates", "chain", "fullchain", "bundle",
        "public", "pub", "truststore", "trust", "trusted", "dhparam", "dhparams", "dh", "crl", "csr", "req",
    ]

    // MARK: Places

    /// Folders whose files are credentials, so that what is copied there is one.
    static func isCredentialFolder(_ path: String) -> Bool {
        CopiedPath.components(path).contains { [".ssh", ".aws", ".azure", ".gnupg"].contains($0) }
    }

    /// Files in such folders that are none.
    static func isHarmless(inCredentialFolder path: String) -> Bool {
        guard let name = CopiedPath.components(path).last?.lowercased() else { return true }
        return name.hasPrefix("known_hosts") || name.hasSuffix("config") || name.hasSuffix(".pub")
            || name.hasPrefix("authorized_keys") || name.hasSuffix(".conf") || name == "." || name == "environment"
    }

    /// Variables that name files with credentials.
    static let variables: Set = [
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "GOOGLE_APPLICATION_CREDENTIALS", "KUBECONFIG",
        "AZURE_CLIENT_CERTIFICATE_PATH", "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE", "NETRC", "PGPASSFILE",
    ]
}
