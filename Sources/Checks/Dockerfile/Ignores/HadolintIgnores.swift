internal import Dockerfile

/// `# hadolint ignore=DL3008,SC2086 # why`, also with `stage` or `global` before `ignore`.
///
/// Source: https://github.com/hadolint/hadolint#ignoring-rules
enum HadolintIgnores {
    static func ignores(_ comment: Comment, in scopes: IgnoreScopes) -> [Ignore] {
        var reader = CommentReader(scopes.document.source, in: comment.range.dropFirst())
        guard reader.consumeWord("hadolint") else { return [] }
        let isGlobal = reader.consumeWord("global")
        let isStage = !isGlobal && reader.consumeWord("stage")
        guard reader.consumeWord("ignore"), reader.consumeWord("=") else { return [] }
        let scope = isGlobal ? scopes.file : isStage ? scopes.stage(comment) : scopes.instruction(comment)
        let names = reader.names()
        return names.map { name in
            Ignore(
                tool: .hadolint, subject: .name(reader.text(name)), range: name, scopes: scope.map { [$0] } ?? [],
                reason: reader.rest())
        }
    }
}
