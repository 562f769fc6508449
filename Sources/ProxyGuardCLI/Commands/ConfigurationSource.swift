internal import Dispatch
internal import Foundation
internal import ProxyConfiguration
internal import ProxyGuard
internal import ProxyServer
internal import Rules

/// A configuration that is read again and again while the program runs: which file, and what the program was started with.
struct ConfigurationSource {
    /// From the root: the file that was found at the start, whichever others there are later.
    let path: String
    /// Secrets are taken out of the environment once they are read; what refers to them is checked by what was there.
    private let environment = ProcessInfo.processInfo.environment
    private let options: ConfigurationOptions

    init(_ options: ConfigurationOptions) {
        self.options = options
        let path = options.path
        self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Looks at the configuration as it is now, and at what surrounds it.
    func check(_ rules: RuleSet) -> SelfCheckReport { options.check(rules, path: path, environment: environment) }

    /// The same on a thread of its own: files are read and searched for it, and tasks of requests go on meanwhile.
    func checked(_ rules: RuleSet) async -> SelfCheckReport {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: check(rules)) }
        }
    }

    /// The file, and what configurations name that is exchanged while the program runs.
    func files(_ configurations: Configuration...) -> [String] {
        let named = configurations.flatMap { configuration in
            [TLSSettings.certificateFile, TLSSettings.keyFile].compactMap { configuration.settings[$0]?.text }
        }
        return [path] + Set(named).sorted()
    }
}
