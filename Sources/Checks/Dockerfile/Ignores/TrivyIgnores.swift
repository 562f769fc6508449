internal import Dockerfile

/// `# trivy:ignore:DS-0002`, several on a line, each perhaps with `:exp:YYYY-MM-DD`.
///
/// Source: https://trivy.dev/latest/docs/scanner/misconfiguration/#filtering-inline
enum TrivyIgnores {
    /// - Parameters:
    ///   - range: of a comment, from `#` to the end of its line.
    ///   - scopes: what it covers.
    static func ignores(in source: [UInt8], _ range: Range<Int>, covering scopes: [Range<Int>]) -> [Ignore] {
        var reader = CommentReader(source, in: range)
        var ignores: [Ignore] = []
        while !reader.isAtEnd {
            reader.skip { CommentReader.isBlank($0) || $0 == UInt8(ascii: "#") }
            guard reader.consume("trivy:ignore:"), let name = reader.word() else {
                _ = reader.word { !CommentReader.isBlank($0) && $0 != UInt8(ascii: "#") }
                continue
            }
            let text = reader.text(name)
            var ignore = Ignore(
                tool: .trivy, subject: text == "*" ? .tool : .name(text), range: name, scopes: scopes)
            // `[parameter=value]`, `:ws:workspace` and other sections may stand between.
            let sections = reader.word { !CommentReader.isBlank($0) }.map {
                reader.text($0).split(separator: ":").map(String.init)
            }
            if let sections, let index = sections.firstIndex(where: { $0.lowercased() == "exp" }) {
                ignore.until = index + 1 < sections.count ? sections[index + 1] : ""
            }
            let rest = reader.rest()
            if !rest.contains("trivy:ignore:") { ignore.reason = rest }
            ignores.append(ignore)
        }
        return ignores
    }
}
