/// Finding settings: each is visited at most once, whatever the path.
extension SettingPath {
    /// Shows what the path leads to from a match, in the order of the file.
    ///
    /// - Parameters:
    ///   - steps: how many settings may be looked at; those that were are taken off, those above the first too, and
    ///     none is looked at when it is 0.
    ///   - body: gives whether to go on.
    public func search(from match: SettingMatch, steps: inout Int, _ body: (SettingMatch) -> Bool) {
        let depth = match.ancestors.count - ascent
        guard depth >= 0 else { return }
        steps = max(0, steps - depth)
        guard steps > 0 else { return }
        let start = ascent == 0 ? match.setting : match.ancestors[depth]
        withoutActuallyEscaping(body) { body in
            var search = SettingSearch(
                path: self, ancestors: Array(match.ancestors.prefix(depth)), steps: steps, body)
            withUnsafePointer(to: start) { search.visit($0, states: 1) }
            steps = search.steps
        }
    }
}
