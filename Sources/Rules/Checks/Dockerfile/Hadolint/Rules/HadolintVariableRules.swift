/// What ENV and ARG set.
enum HadolintVariableRules {
    static let all: [HadolintRule] = [
        .fold("DL3044", .error, "ENV uses a variable that the same instruction sets", from: Set<String>()) {
            known, content in
            switch content {
            case .arg(let name): known.insert(name)
            case .env(let pairs):
                defer { known.formUnion(pairs.map(\.name)) }
                return pairs.indices.contains { index in
                    let name = pairs[index].name
                    return !known.contains(name)
                        && pairs.indices.contains { $0 != index && refers(pairs[$0].value, to: name) }
                }
            default: break
            }
            return false
        },
        .each("DL3064", .warning, "the name of the variable is one of a secret", judgesTriggers: true) { content in
            switch content {
            case .arg(let name): soundsSecret(name)
            case .env(let pairs): pairs.contains { soundsSecret($0.name) }
            default: false
            }
        },
    ]

    /// Whether `${name}` is in a text, or `$name` without another letter behind it.
    private static func refers(_ text: String, to name: String) -> Bool {
        if text.contains("${\(name)}") { return true }
        let parts = text.split(separator: "$" + name, omittingEmptySubsequences: false)
        return parts.dropFirst().contains { part in
            part.first.map { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) } ?? true
        }
    }

    private static func soundsSecret(_ name: String) -> Bool {
        if names.contains(name.uppercased()) { return true }
        let name = name.lowercased()
        return parts.contains { name.contains($0) }
    }

    private static let parts = ["api_key", "client_key", "password", "private", "secret", "token", "username"]

    /// Those that the parts do not catch; the service that each is of stands in front.
    private static let names: Set = [
        "APPLICATION_KEY", "AWS_ACCESS_KEY_ID", "CI_DEPLOY_USER", "DOCKER_EMAIL", "FACEBOOK_APP_ID",
        "HEROKU_API_USER", "OKTA_AUTHN_GROUPID", "OKTA_CLIENT_ORGURL", "OKTA_OAUTH2_CLIENTID", "STRIPE_DEVICE_NAME",
        "TRAVIS_OS_NAME", "TRAVIS_SECURE_ENV_VARS", "TRAVIS_SUDO",
    ]
}
