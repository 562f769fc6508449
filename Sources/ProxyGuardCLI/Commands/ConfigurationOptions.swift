internal import ArgumentParser
internal import BuiltInRules
internal import Foundation
internal import ProxyConfiguration
internal import ProxyGuard
internal import ProxyServer
internal import Rules

/// Which configuration, and what it may do.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The configuration, TOML or YAML; proxyguard.toml or .yaml of this folder, else of /etc/proxyguard.",
            valueName: "file"))
    var config: String?

    @Flag(help: "Let ${exec:…} run programs for secrets; absolute paths, no shell.")
    var allowExec = false

    @Flag(help: "Let the proxy run as root.")
    var allowRoot = false

    private static let folders = ["", "/etc/proxyguard/"]
    private static let names = ["proxyguard.toml", "proxyguard.yaml", "proxyguard.yml"]

    /// Those of the first folder that has any.
    private static func found() -> [String] {
        folders.lazy.map { folder in
            names.map { folder + $0 }.filter { FileManager.default.fileExists(atPath: $0) }
        }.first { !$0.isEmpty } ?? []
    }

    func validate() throws {
        guard config == nil else { return }
        let found = Self.found()
        guard found.count < 2 else {
            throw ValidationError("\(found.joined(separator: " and ")) are both there: name one with --config")
        }
    }

    /// The file that is meant.
    var path: String { config ?? Self.found().first ?? "/etc/proxyguard/proxyguard.toml" }

    /// The file of the store that the configuration names.
    func storePath() throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path),
            let configuration = Configuration.read(Array(bytes), format: .proxyguard, path: path)
        else { throw ValidationError("\(path): it cannot be read; name another with --config") }
        guard case .sqlite(let store) = configuration.settings[StoreSettings.address] else {
            throw ValidationError("\(path): store.address is no file")
        }
        return store
    }

    /// Looks at the configuration and what surrounds it, as the start does.
    func check(_ rules: RuleSet) -> SelfCheckReport {
        check(rules, path: path, environment: ProcessInfo.processInfo.environment)
    }

    /// - Parameter environment: the variables that the program was started with.
    func check(_ rules: RuleSet, path: String, environment: [String: String]) -> SelfCheckReport {
        var input = SelfCheckInput(path: path, environment: environment, process: .current())
        input.allowsRoot = allowRoot
        input.allowsPrograms = allowExec
        input.addServing()
        return SelfCheck(input, rules: rules).run()
    }
}
