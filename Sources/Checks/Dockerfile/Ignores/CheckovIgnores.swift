internal import Dockerfile

/// `# checkov:skip=CKV_DOCKER_2: why`, for the whole file.
///
/// Source: https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
enum CheckovIgnores {
    private static let beginnings = ["checkov:skip=", "bridgecrew:skip=", "cortex:skip="]

    static func ignores(_ comment: Comment, in scopes: IgnoreScopes) -> [Ignore] {
        var reader = CommentReader(scopes.document.source, in: comment.range)
        while !reader.isAtEnd {
            guard beginnings.contains(where: { reader.consume($0) }) else {
                _ = reader.word { !CommentReader.isBlank($0) && $0 != UInt8(ascii: "#") }
                reader.skip { CommentReader.isBlank($0) || $0 == UInt8(ascii: "#") }
                continue
            }
            let names = reader.names()
            return names.map { name in
                Ignore(
                    tool: .checkov, subject: .name(reader.text(name)), range: name, scopes: [scopes.file],
                    reason: reader.rest())
            }
        }
        return []
    }
}
