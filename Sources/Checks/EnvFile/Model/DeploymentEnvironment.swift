/// What a program runs in: the stage on the way from a developer to its users.
enum DeploymentEnvironment: String, Comparable {
    case development, test, staging, production

    private static let words: [String: DeploymentEnvironment] = [
        "production": .production, "prod": .production, "prd": .production, "live": .production,
        "staging": .staging, "stage": .staging, "stg": .staging, "preprod": .staging, "preproduction": .staging,
        "uat": .staging, "development": .development, "develop": .development, "dev": .development,
        "local": .development, "test": .test, "tests": .test, "testing": .test, "ci": .test, "e2e": .test,
        "fixtures": .test, "testdata": .test, "integration": .test,
    ]
    /// Names of folders whose files show something and serve nobody.
    private static let folders: [String: DeploymentEnvironment] = [
        "playground": .development, "examples": .development, "example": .development, "samples": .development,
        "sample": .development, "demo": .development, "demos": .development, "tutorials": .development,
        "docs": .development, "hack": .development, "spec": .test, "__tests__": .test,
    ]
    /// Names under which programs are told where they run.
    private static let names: Set = [
        "ENVIRONMENT", "ENV", "APP_ENV", "NODE_ENV", "RAILS_ENV", "RACK_ENV", "FLASK_ENV", "DJANGO_ENV", "GO_ENV",
        "DEPLOY_ENV", "DEPLOYMENT_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT", "SPRING_PROFILES_ACTIVE", "APP_ENVIRONMENT",
        "MIX_ENV", "VAPOR_ENV", "STAGE",
    ]
    /// How many folders above a file say something about it.
    private static let reach = 3

    /// Told by a word of the file's name, or else by the name of a folder; nil where neither says it.
    init?(path: String) {
        var parts = path.lowercased().split(separator: "/")
        guard let name = parts.popLast() else { return nil }
        let words = name.split { !$0.isLetter && !$0.isNumber }
        // `.env.test.local` is a developer's file for tests.
        let told = words.compactMap { Self.words[String($0)] }
        guard
            let found = told.max()
                ?? parts.suffix(Self.reach).reversed().lazy.compactMap({
                    Self.words[String($0)] ?? Self.folders[String($0)]
                }).first
        else { return nil }
        self = found
    }

    /// Told by a setting such as `NODE_ENV=production`.
    init?(settings: [EnvSetting]) {
        let told = settings.lazy.filter { Self.names.contains($0.name) }.compactMap {
            Self.words[$0.value.lowercased()]
        }
        guard let found = told.first else { return nil }
        self = found
    }

    private var rank: Int {
        switch self {
        case .development: 0
        case .test: 1
        case .staging: 2
        case .production: 3
        }
    }

    static func < (left: DeploymentEnvironment, right: DeploymentEnvironment) -> Bool { left.rank < right.rank }
}
