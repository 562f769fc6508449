/// How programs take credentials on their command lines. Sources: their manual pages.
struct CredentialForm {
    /// Words one of which must be among the operands; none means that the options count always.
    var commands: Set<String> = []
    /// Options whose value is a credential.
    var options: Set<String> = []
    /// Other options with a value.
    var others: Set<String> = []
    /// Operands behind which, so many words on, a credential stands.
    var operands: [String: Int] = [:]
    /// Settings of the form `key value` or `key=value`, by the end of the key, lower-case.
    var settings: [String: Int] = [:]
    var hasSingleHyphen = false

    static let all: [String: CredentialForm] = [
        "docker": registry, "podman": registry, "buildah": registry, "nerdctl": registry, "skopeo": registry,
        "crane": registry, "oras": registry, "helm": registry,
        "az": CredentialForm(
            commands: ["login"], options: ["p", "password"], others: ["u", "username", "t", "tenant"]),
        "doctl": CredentialForm(commands: ["init"], options: ["t", "access-token"], others: ["context"]),
        "aws": CredentialForm(settings: ["aws_secret_access_key": 1, "aws_session_token": 1]),
        "npm": npm, "pnpm": npm,
        "yarn": CredentialForm(settings: ["_authtoken": 1, "_auth": 1, "npmauthtoken": 1, "npmauthident": 1]),
        "poetry": CredentialForm(settings: ["pypi-token.pypi": 1, "http-basic.pypi": 2]),
        "composer": CredentialForm(
            settings: ["github-oauth.github.com": 1, "gitlab-token.gitlab.com": 1, "http-basic.repo.packagist.com": 2]),
        "vault": CredentialForm(operands: ["login": 1]), "snyk": CredentialForm(operands: ["auth": 1]),
        "cargo": CredentialForm(operands: ["login": 1]),
        "sshpass": CredentialForm(options: ["p"], others: ["f", "d", "P"]),
        "rabbitmqctl": CredentialForm(operands: ["add_user": 2, "change_password": 2]),
        "svn": CredentialForm(options: ["password"], others: ["username"]),
        "redis-cli": CredentialForm(options: ["a", "pass"], others: ["h", "p", "n", "u", "user"]),
        "mongo": mongo, "mongosh": mongo, "mongodump": mongo, "mongorestore": mongo, "mongoimport": mongo,
        "twine": CredentialForm(
            commands: ["upload"], options: ["p", "password"],
            others: ["u", "username", "r", "repository", "repository-url"]),
        "conan": CredentialForm(commands: ["login", "user"], options: ["p", "password"], others: ["r", "remote"]),
        "dotnet": CredentialForm(
            commands: ["nuget"], options: ["p", "password"], others: ["u", "username", "n", "name"]),
        "nuget": CredentialForm(
            options: ["Password", "password"], others: ["Name", "Source", "UserName"], hasSingleHyphen: true),
        "ldapadd": ldap, "ldapmodify": ldap, "ldapsearch": ldap,
        "keytool": CredentialForm(
            options: ["storepass", "keypass", "srcstorepass", "deststorepass", "srckeypass", "destkeypass"],
            others: [
                "keystore", "alias", "file", "dname", "keyalg", "keysize", "validity", "srckeystore", "destkeystore",
            ],
            hasSingleHyphen: true),
        "x11vnc": CredentialForm(
            options: ["passwd", "storepasswd"], others: ["display", "rfbport"], hasSingleHyphen: true),
        "wget": CredentialForm(options: ["password", "http-password", "ftp-password", "proxy-password"]),
        "curl": CredentialForm(options: ["oauth2-bearer", "pass"]),
    ]

    private static let registry = CredentialForm(
        commands: ["login"], options: ["p", "password"], others: ["u", "username", "H", "host", "context"])
    private static let npm = CredentialForm(settings: ["_authtoken": 1, "_auth": 1, "_password": 1])
    private static let mongo = CredentialForm(
        options: ["p", "password"],
        others: ["u", "username", "host", "port", "authenticationDatabase", "d", "db", "c", "h", "eval"])
    private static let ldap = CredentialForm(options: ["w"], others: ["D", "H", "b", "f", "h", "p", "y", "s"])

    /// Options that hold a credential whatever the program is, in the form `--option=value`.
    static let generalOptions: Set = [
        "password", "passwd", "token", "api-key", "apikey", "api-token", "access-token", "auth-token", "client-secret",
        "secret", "secret-key", "admin-password", "admin_password", "admin-pass", "db-password", "dbpass",
        "database-pass", "account-pass", "root-password",
    ]
    /// Headers that hold a credential, lower-case.
    static let headers: Set = [
        "authorization", "proxy-authorization", "private-token", "job-token", "x-api-key", "x-vault-token",
        "x-jfrog-art-api", "x-auth-token", "x-access-token", "api-key", "cookie",
    ]
}
