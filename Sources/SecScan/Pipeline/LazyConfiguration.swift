internal import Checks
internal import Rules
internal import Synchronization

/// The rules about code and configuration, made ready when the first file is looked at: many scans see none.
final class LazyConfiguration: Sendable {
    private let rules: RuleSet
    private let audit = Mutex<ConfigurationAudit?>(nil)

    init(_ rules: RuleSet) { self.rules = rules }

    func outcome(in bytes: [UInt8], path: String) -> ConfigurationAudit.Outcome {
        // Only rules that are on were made ready.
        ready.outcome(in: bytes, path: path) { _ in true }
    }

    private var ready: ConfigurationAudit {
        audit.withLock { audit in
            if let audit { return audit }
            // A user's files were checked when they were read, the program's own when it was tested.
            guard
                let made = try? ConfigurationAudit(
                    rules.rules.filter { $0.hasClauses && !rules.silent.contains($0.id) })
            else { preconditionFailure("a rule cannot be read") }
            audit = made
            return made
        }
    }
}
