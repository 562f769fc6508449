internal import Rules

/// A rule that only the start of the program can judge: about files, the environment, and the process itself.
struct StartupRule: Hashable, Sendable {
    /// What happens to a start in which it fires.
    enum Weight: Hashable, Sendable {
        /// It is refused, whatever the deployment is for.
        case always
        /// It is refused unless somebody develops on a machine that nobody else reaches.
        case strict
        /// It goes on.
        case warns
    }

    var id: RuleID
    var name: String
    var severity: Severity
    var weight: Weight
    var remediation: String

    init(_ id: StaticString, _ name: String, _ severity: Severity, _ weight: Weight, remediation: String) {
        self.id = RuleID(verified: id)
        self.name = name
        self.severity = severity
        self.weight = weight
        self.remediation = remediation
    }

    static let all = configuration + secrets + files + certificates + surroundings

    // MARK: Configuration

    static let unreadableConfiguration = StartupRule(
        "startup/unreadable-configuration", "Configuration cannot be used", .critical, .always,
        remediation: "Name a readable configuration with --config; `proxyguard init` writes one to begin with.")
    static let notEnforced = StartupRule(
        "startup/not-enforced", "Setting without effect in this version", .high, .always,
        remediation: "Write the value that the message names, or take the line out; protect by other means until then.")
    static let keyAge = StartupRule(
        "startup/key-age", "Upstream key near its age", .low, .warns,
        remediation: "Have the provider issue a new key, exchange it, revoke the old one, and write down the day.")

    static let badPromptRules = StartupRule(
        "startup/bad-prompt-rules", "Prompt rules cannot be used", .high, .always,
        remediation: "Name files that are there, of lines with a name, a colon and a pattern of PCRE2.")
    static let unknownEndpoint = StartupRule(
        "startup/unknown-endpoint", "Endpoint that does not exist", .high, .always,
        remediation: "Write method and template as docs/proxyguard.md names the routes, of the upstream's own dialect.")

    private static let configuration = [unreadableConfiguration, notEnforced, keyAge, badPromptRules, unknownEndpoint]

    // MARK: Secrets

    static let missing = StartupRule(
        "startup/missing-required", "Secret is not there", .critical, .always,
        remediation: "Set the variable, or put the secret into the file, before the program starts.")
    static let secretFileMode = StartupRule(
        "startup/secret-file-mode", "Others can reach the file of a secret", .high, .strict,
        remediation: "Give it to the program's user and close it to everybody else: chown, chmod 0400.")
    static let programs = StartupRule(
        "startup/exec-not-allowed", "Secret from a program", .high, .always,
        remediation: """
            Allow programs with --allow-exec, write the path of the program from the root, and let nobody else write to \
            it; or use ${file:}.
            """)
    static let weakManagementToken = StartupRule(
        "startup/weak-management-token", "Management token that protects nothing", .critical, .always,
        remediation:
            "Store what `proxyguard token generate-management` prints as the hash: sha256: and 64 hexadecimal digits.")
    static let unparsableSecret = StartupRule(
        "startup/unparsable-secret", "Secret of another form", .high, .always,
        remediation: "Store it as docs/proxy-configuration.md says, with nothing around it.")
    static let sharedUpstreamKey = StartupRule(
        "startup/shared-upstream-key", "One key for several upstreams", .high, .strict,
        remediation: "Have a key issued for each upstream.")
    static let placeholderKey = StartupRule(
        "startup/placeholder-key", "Key that nobody has issued", .high, .strict,
        remediation: "Put the key there that the provider has issued.")
    static let literalSecret = StartupRule(
        "startup/literal-secret", "Secret in the configuration", .critical, .always,
        remediation:
            "Revoke the value; put the new one where only the program can read it, and refer to it with ${file:}.")
    static let straySecret = StartupRule(
        "startup/stray-secret", "Secret that nothing refers to", .high, .warns,
        remediation: "Revoke the value; take it away from here, or refer to it from the setting that needs it.")
    static let dotenv = StartupRule(
        "startup/dotenv-in-prod", "File of variables in production", .medium, .warns,
        remediation: "Take .env out of the folder in which the program starts; mount secrets as files.")

    private static let secrets = [
        missing, secretFileMode, programs, weakManagementToken, unparsableSecret, sharedUpstreamKey,
        placeholderKey, literalSecret, straySecret, dotenv,
    ]

    // MARK: Files

    static let fileMode = StartupRule(
        "startup/file-mode", "Others can reach what the proxy keeps", .high, .strict,
        remediation: "Close it to everybody but the program's user: 0700 for folders, 0600 for files.")
    static let dataDirectory = StartupRule(
        "startup/data-dir-missing", "Folder for data is not there", .high, .always,
        remediation: "Make the folder before the start, mode 0700, and give it to the program's user.")
    static let dataDirectoryOwner = StartupRule(
        "startup/data-dir-owner", "Data belongs to somebody else", .medium, .warns,
        remediation: "Give it to the program's user: chown.")
    static let logFileMode = StartupRule(
        "startup/log-file-mode", "Others can read the log", .medium, .warns,
        remediation: "Close it to everybody but the program's user: 0700 for the folder, 0600 for the file.")

    static let sharedFile = StartupRule(
        "startup/shared-file", "One file for two things", .critical, .always,
        remediation: "Name a file of its own for each; links lead to the same file.")

    private static let files = [fileMode, dataDirectory, dataDirectoryOwner, logFileMode, sharedFile]

    // MARK: Certificates

    static let badCertificate = StartupRule(
        "startup/bad-certificate", "Certificate cannot be used", .high, .always,
        remediation: "Name a chain of certificates and its private key, both PEM, that belong together.")
    static let expiredCertificate = StartupRule(
        "startup/cert-expired", "Certificate is not valid today", .high, .strict,
        remediation: "Have the certificate renewed; the proxy reads the files again without a restart.")
    static let expiringCertificate = StartupRule(
        "startup/cert-expiring", "Certificate ends soon", .medium, .warns,
        remediation: "Look why nothing has renewed it: thirty days before its end it should have been.")

    private static let certificates = [badCertificate, expiredCertificate, expiringCertificate]

    // MARK: Surroundings

    static let root = StartupRule(
        "startup/running-as-root", "Running as root", .high, .strict,
        remediation: "Start it as a user of its own; --allow-root where there is no other way.")
    static let seccomp = StartupRule(
        "startup/no-seccomp", "System calls are not filtered", .low, .warns,
        remediation: "Leave the container's default profile on, or set SystemCallFilter=@system-service in the unit.")
    static let privileges = StartupRule(
        "startup/no-new-privileges-off", "Programs may gain privileges", .low, .warns,
        remediation: "Set no-new-privileges (security_opt, allowPrivilegeEscalation: false, NoNewPrivileges=yes).")
    static let memoryLimit = StartupRule(
        "startup/no-cgroup-limit", "Memory is not limited", .low, .warns,
        remediation: "Limit it from outside: mem_limit, resources.limits.memory, MemoryMax=.")
    static let writableRoot = StartupRule(
        "startup/writable-root", "Root file system is writable", .low, .warns,
        remediation: "Mount it read-only: read_only: true, readOnlyRootFilesystem: true, ProtectSystem=strict.")
    static let coreDumps = StartupRule(
        "startup/core-dumps", "Core dumps are on", .medium, .warns,
        remediation: "Switch them off, ulimit -c 0 or LimitCORE=0: a dump has every key that the program holds.")
    static let umask = StartupRule(
        "startup/umask", "New files are writable for others", .medium, .warns,
        remediation: "Start it with umask 077.")

    private static let surroundings = [
        root, seccomp, privileges, memoryLimit, writableRoot, coreDumps, umask,
    ]
}
