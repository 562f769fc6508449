/// A change of a Dockerfile that mends a finding.
struct Fix: Hashable, Sendable {
    /// What it does, in a few words: `ADD becomes COPY`.
    let title: String
    let edits: [Edit]
    /// Whether the image, or whether it can be built, may be another one afterwards.
    let isUnsafe: Bool

    /// Nil if there is nothing to change, or if two edits of it are in each other's way.
    init?(_ title: String, _ edits: [Edit?], isUnsafe: Bool = false) {
        self.title = title
        self.isUnsafe = isUnsafe
        var list = EditList()
        for edit in edits {
            guard let edit, list.admits([edit]) else { return nil }
            list.add([edit])
        }
        guard !list.edits.isEmpty else { return nil }
        self.edits = list.edits
    }
}
