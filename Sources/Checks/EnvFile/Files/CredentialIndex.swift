internal import Rules

/// The credentials of a project's environments, by keyed hashes: no value can be read off it.
struct CredentialIndex: Sendable {
    /// A file, and the name that a credential has in it.
    struct Place: Hashable, Sendable {
        let path: String
        let name: String
    }

    /// The first place in each environment, in the order of the paths.
    private var places: [[UInt8]: [DeploymentEnvironment: Place]] = [:]
    private let key = (0..<32).map { _ in UInt8.random(in: 0...255) }

    private static let sizeLimit = 1 << 18
    private static let shortest = 8

    init(of files: ProjectFiles, in surroundings: Surroundings) {
        for path in (files.envFiles + files.composeFiles).sorted() {
            guard let bytes = surroundings.file(path, limit: Self.sizeLimit) else { continue }
            var options = CheckOptions()
            options.path = path
            guard let file = AuditedEnvironment(bytes, options: options), !file.isExample,
                let environment = file.environment, environment < .production
            else { continue }
            for setting in file.settings { add(setting, path, environment) }
        }
    }

    private mutating func add(_ setting: EnvSetting, _ path: String, _ environment: DeploymentEnvironment) {
        guard let value = Self.value(of: setting) else { return }
        let code = code(of: value)
        if places[code]?[environment] == nil {
            places[code, default: [:]][environment] = Place(path: path, name: setting.name)
        }
    }

    /// Where a value stands in an environment below one: of two that share it, the one is reported where it does more harm.
    func place(of value: String, below environment: DeploymentEnvironment) -> Place? {
        places[code(of: value)]?.filter { $0.key < environment }.map(\.value).min { $0.path < $1.path }
    }

    private func code(of value: String) -> [UInt8] { SHA256.authenticationCode(for: Array(value.utf8), key: key) }

    /// Words in the names of keys that pages and apps show to everybody.
    private static let openWords: Set = [
        "anon", "public", "publishable", "search", "site", "sitekey", "map", "maps", "vite", "gatsby",
    ]

    /// Whether everybody may have the value, or it is the name of a method: `SUPABASE_ANON_KEY`, `PASSWORD_HASHER`.
    private static func isOpen(_ name: String) -> Bool {
        let words = CredentialName.words(of: name)
        let isKey = ["key", "sitekey", "token"].contains(words.last)
        return words.contains("hasher") || isKey && words.contains(where: openWords.contains)
    }

    /// What is worth comparing: no stand-in, no default, nothing that is public by design.
    static func value(of setting: EnvSetting) -> String? {
        guard setting.isComplete, let value = setting.credential, value.utf8.count >= shortest,
            setting.addressPassword != nil || !isOpen(setting.name), case .literal = CredentialValue(value),
            !StandIn.isStandIn(value), !DictionaryPassword.contains(value)
        else { return nil }
        return value
    }
}
