/// A setting that a path leads to, and those above it.
public struct SettingMatch: Hashable, Sendable {
    /// What was found.
    public var setting: Setting
    /// From the root of the document down to the setting's parent.
    public var ancestors: [Setting]

    /// Creates a match of a setting below others, outermost first.
    public init(setting: Setting, ancestors: [Setting] = []) {
        self.setting = setting
        self.ancestors = ancestors
    }
}
