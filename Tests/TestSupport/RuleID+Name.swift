public import Rules

extension RuleID {
    /// What stands behind the slash.
    public var name: String { String(description.drop { $0 != "/" }.dropFirst()) }
}
