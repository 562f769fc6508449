internal import Dockerfile

/// `# check=skip=A,B;error=true`: for the whole file as a directive, else for the instruction below.
///
/// Source: https://docs.docker.com/reference/dockerfile/#check
enum BuildKitIgnores {
    static func ignores(_ directive: Directive, in scopes: IgnoreScopes) -> [Ignore] {
        guard directive.name == .check else { return [] }
        return ignores(
            CommentReader(scopes.document.source, in: directive.valueRange), scope: scopes.file)
    }

    static func ignores(_ comment: Comment, in scopes: IgnoreScopes) -> [Ignore] {
        var reader = CommentReader(scopes.document.source, in: comment.range.dropFirst())
        guard reader.consumeWord("check"), reader.consumeWord("=") else { return [] }
        return ignores(reader, scope: scopes.instruction(comment))
    }

    /// - Parameter reader: of `skip=A,B;error=true`.
    private static func ignores(_ reader: CommentReader, scope: Range<Int>?) -> [Ignore] {
        var reader = reader
        var names: [Range<Int>] = []
        while !reader.isAtEnd {
            if reader.consumeWord("skip"), reader.consumeWord("=") { names += reader.names() }
            reader.skip { $0 != UInt8(ascii: ";") }
            _ = reader.consume(";")
        }
        return names.map { name in
            let text = reader.text(name)
            return Ignore(
                tool: .buildkit, subject: text.lowercased() == "all" ? .tool : .name(text), range: name,
                scopes: scope.map { [$0] } ?? [])
        }
    }
}
