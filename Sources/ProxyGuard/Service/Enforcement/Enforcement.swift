public import ProxyConfiguration

/// What this version does about a setting.
public enum Enforcement: Hashable, Sendable {
    /// A part of the proxy acts on whatever it is set to.
    case enforced(by: Consumer)
    /// A part of the proxy acts on it where it is one of these values; others are refused.
    case partly(by: Consumer, Allowed)
    /// Nothing acts on it; what it may be set to means that nothing should.
    case notYet(allowed: Allowed)

    /// Values as a file writes them.
    public enum Allowed: Hashable, Sendable {
        /// None: the line has to go.
        case none
        /// One of these, such as `"off"` with its quotes.
        case values([String])
        /// Whatever begins so; the second text says in a message what that means.
        case prefix(String, meaning: String)

        /// Whether a value may be set.
        func contains(_ written: String) -> Bool {
            switch self {
            case .none: written.isEmpty
            case .values(let values): values.contains(written)
            case .prefix(let prefix, _): written.hasPrefix(prefix)
            }
        }

        /// What to write instead.
        var advice: String {
            switch self {
            case .none: "take the line out"
            case .values(let values): "write " + values.joined(separator: " or ")
            case .prefix(_, let meaning): "write \(meaning)"
            }
        }
    }

    /// What to do about a value that is not allowed; nil where each is.
    var advice: String? {
        switch self {
        case .enforced: nil
        case .partly(_, let allowed),
            .notYet(let allowed) where allowed == .none:
            allowed.advice
        case .notYet(let allowed): "take the line out, or \(allowed.advice)"
        }
    }

    /// The values that it may have; nil for all.
    var allowed: Allowed? {
        switch self {
        case .enforced: nil
        case .partly(_, let allowed), .notYet(let allowed): allowed
        }
    }
}
