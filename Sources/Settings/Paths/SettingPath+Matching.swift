/// Finding settings: each is visited at most once, whatever the path.
extension SettingPath {
    /// Every setting that the path leads to from the root of a document, in the order of the file.
    ///
    /// A path that begins with `..` leads nowhere from a root.
    public func matches(in root: Setting) -> [SettingMatch] {
        matches(from: SettingMatch(setting: root))
    }

    /// Every setting that the path leads to from another, in the order of the file.
    public func settings(from match: SettingMatch) -> [Setting] {
        matches(from: match).map(\.setting)
    }

    /// What the path leads to from a match, with the settings above each.
    public func matches(from match: SettingMatch) -> [SettingMatch] {
        guard ascent <= match.ancestors.count else { return [] }
        let line = match.ancestors + [match.setting]
        let start = line.count - 1 - ascent
        var search = SettingSearch(path: self, ancestors: Array(line[..<start]))
        search.visit(line[start], states: 1)
        return search.matches
    }
}
