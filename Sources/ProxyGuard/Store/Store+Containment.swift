extension Store {
    /// What was done in need, until somebody ends it: a start of the program does not.
    public enum Containment: String, Hashable, Sendable {
        /// Every request is refused.
        case lockdown
        /// Management is frozen too.
        case panic
    }

    static let containmentName = "containment"

    /// What is in force; nil if nothing is. What this version does not know is the strictest there is.
    public func containment() async throws(StoreError) -> Containment? {
        try await setting(Self.containmentName).map { Containment(rawValue: $0) ?? .panic }
    }

    /// Puts it in force, or ends it.
    public func setContainment(_ containment: Containment?) async throws(StoreError) {
        try await setSetting(Self.containmentName, to: containment?.rawValue)
    }
}
