import Settings

extension SettingPath {
    /// Every setting that the path leads to from the root of a document, in the order of the file.
    ///
    /// A path that begins with `..` leads nowhere from a root.
    func matches(in root: Setting) -> [SettingMatch] {
        matches(from: SettingMatch(setting: root))
    }

    /// Every setting that the path leads to from another, in the order of the file.
    func settings(from match: SettingMatch) -> [Setting] {
        matches(from: match).map(\.setting)
    }

    /// What the path leads to from a match, with the settings above each.
    func matches(from match: SettingMatch) -> [SettingMatch] {
        var matches: [SettingMatch] = []
        var steps = Int.max
        search(from: match, steps: &steps) {
            matches.append($0)
            return true
        }
        return matches
    }
}
