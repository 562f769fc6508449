@testable import Rules

extension RuleID {
    /// What stands behind the slash.
    var name: String { String(description.drop { $0 != "/" }.dropFirst()) }
}
