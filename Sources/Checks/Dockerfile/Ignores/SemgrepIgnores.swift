internal import Dockerfile

/// `# nosemgrep` and `# nosemgrep: a, b`.
///
/// Source: https://semgrep.dev/docs/ignoring-files-folders-code
enum SemgrepIgnores {
    /// - Parameters:
    ///   - range: of a comment, from `#` to the end of its line.
    ///   - scopes: what it covers.
    static func ignores(in source: [UInt8], _ range: Range<Int>, covering scopes: [Range<Int>]) -> [Ignore] {
        var reader = CommentReader(source, in: range)
        while !reader.isAtEnd {
            reader.skip { $0 != UInt8(ascii: "#") }
            reader.skip { CommentReader.isBlank($0) || $0 == UInt8(ascii: "#") }
            let start = reader.offset
            guard reader.consume("nosemgrep") || reader.consume("nosem") else { continue }
            let word = start..<reader.offset
            // Another word begins so.
            if reader.word() != nil { continue }
            guard reader.consumeWord(":") else {
                return [
                    Ignore(tool: .semgrep, subject: .all, range: word, scopes: scopes, reason: reader.rest())
                ]
            }
            let names = reader.names()
            return names.map { name in
                // The rule's name is the last part of where it lies.
                let text = reader.text(name).split(separator: ".").last.map(String.init) ?? ""
                return Ignore(
                    tool: .semgrep, subject: .name(text), range: name, scopes: scopes, reason: reader.rest())
            }
        }
        return []
    }
}
