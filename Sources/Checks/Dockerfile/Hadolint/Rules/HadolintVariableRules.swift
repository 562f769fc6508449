/// What ENV and ARG set.
enum HadolintVariableRules {
    static let all: [HadolintRule] = [
        .fold("DL3044", .error, "ENV uses a variable that the same instruction sets", from: Set<String>()) {
            known, content in
            switch content {
            case .arg(let name): known.insert(name)
            case .env(let pairs):
                defer { known.formUnion(pairs.map(\.name)) }
                return usesSibling(pairs, known)
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

    /// Whether a value refers to a name that another pair sets, and nothing before.
    private static func usesSibling(_ pairs: [HadolintPair], _ known: Set<String>) -> Bool {
        var setters: [String: Set<Int>] = [:]
        for (index, pair) in pairs.enumerated() where !known.contains(pair.name) {
            setters[pair.name, default: []].insert(index)
        }
        return pairs.enumerated().contains { index, pair in
            let references = HadolintReferences(pair.value)
            return references.braced.union(references.bare).contains { name in
                setters[String(name)].map { $0 != [index] } ?? false
            }
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
