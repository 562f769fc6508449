internal import Rules

extension Finding {
    /// The line of the first place as a writer may print it: masked, or with the secret where the user asked for it.
    func shownExcerpt(_ options: ReportOptions) -> Excerpt? {
        guard var shown = excerpt else { return nil }
        if options.showsSecrets, let value = shownSecret(options) { shown.masked = value }
        return shown
    }

    /// The same in one string.
    func shownLine(_ options: ReportOptions) -> String? {
        shownExcerpt(options).map { $0.before + $0.masked + $0.after }
    }

    /// The places behind the first one.
    var furtherOccurrences: [Occurrence] {
        var rest = occurrences
        if let index = rest.firstIndex(where: { $0.place == place && $0.commit == commit }) {
            rest.remove(at: index)
        } else if let index = rest.firstIndex(where: { $0.place == place }) {
            rest.remove(at: index)
        }
        return rest
    }
}

extension Place {
    /// Whether the place is a file; commit messages, tags and refs have paths such as `git:commit-message`.
    var isFile: Bool { !path.hasPrefix("git:") }

    /// What the place is called where it is no file: `commit message`.
    var pseudoName: String? {
        isFile ? nil : String(path.dropFirst(4).map { $0 == "-" ? " " : $0 })
    }
}
