internal import Rules
internal import ShellSyntax

/// A word that names a package: `curl=8.5.0-2`, `@angular/cli@17`, `requests[socks]>=2`, `./a.deb`.
struct PackageSpecification {
    /// Where it comes from.
    enum Source: Hashable {
        case repository
        /// A file or a directory.
        case file
        /// An address of a file or a repository of source code.
        case address
    }

    let word: ShellWord
    /// The name without the version; as far as it is known.
    let name: String
    /// The version, a range or a tag as written; nil if there is none.
    let version: String?
    let source: Source
    /// Whether all of it is known.
    let isKnown: Bool

    /// Whether the version is told, comes with a file, or is not known.
    var isPinned: Bool {
        guard isKnown, source == .repository else { return true }
        guard let version else { return false }
        return !Self.moving.contains(version)
    }

    private static let moving: Set = ["latest", "next", "*", "master", "main", "HEAD", "upgrade"]

    /// Nil for a word that is an option, or the value of one, once its variables are known.
    init?(_ word: ShellWord, in command: BuildCommand, of tool: PackageTool) {
        let value = command.value(of: word)
        if value?.hasPrefix("-") == true { return nil }
        // npm takes it for the value of the option before it.
        if tool.isNode, value == "true" || value == "false" { return nil }
        let text = value ?? word.prefix
        self.word = word
        isKnown = value != nil
        let source = Self.source(text, tool)
        self.source = source
        (name, version) = source == .repository ? Self.split(text, tool) : (text, nil)
    }

    private static func source(_ text: String, _ tool: PackageTool) -> Source {
        if text.contains("://") || text.hasPrefix("git@") { return .address }
        for prefix in ["git+", "github:", "gitlab:", "bitbucket:"] where text.hasPrefix(prefix) { return .address }
        for prefix in ["./", "../", "/", "~/", "file:"] where text.hasPrefix(prefix) { return .file }
        if text == "." || text == ".." { return .file }
        let endings: [String]
        switch tool {
        case .apt: endings = [".deb"]
        case .apk: endings = [".apk"]
        case .yum, .dnf, .zypper: endings = [".rpm"]
        case .pacman: endings = [".pkg.tar.zst", ".pkg.tar.xz"]
        case .pip, .uv, .pipx: endings = [".whl", ".tar.gz", ".zip", "]"]
        case .npm, .pnpm, .yarn, .bun: endings = [".tgz", ".tar.gz"]
        case .gem: endings = [".gem"]
        case .conda: endings = [".conda", ".tar.bz2"]
        default: endings = []
        }
        for ending in endings where text.hasSuffix(ending) {
            // `.[dev]` is a directory, `requests[socks]` is none.
            if ending != "]" || text.hasPrefix(".") { return .file }
        }
        if tool == .go { return text.split(separator: "/").first?.contains(".") == true ? .repository : .file }
        return .repository
    }

    /// Name and version.
    private static func split(_ text: String, _ tool: PackageTool) -> (String, String?) {
        switch tool {
        case .apt: cut(text) { $0 == "=" || $0 == "/" }
        case .apk: cut(text) { "=<>~".contains($0) }
        case .pacman: cut(text) { "=<>".contains($0) }
        case .zypper: rpm(text, cut(text) { "=<>".contains($0) })
        case .yum, .dnf: rpm(text, cut(text) { $0 == ":" || $0 == "=" })
        case .pip, .uv, .pipx: cut(text) { "=<>~!@;".contains($0) }
        case .poetry, .cargo, .go, .npm, .pnpm, .yarn, .bun: atSign(text)
        case .gem, .composer: cut(text) { $0 == ":" }
        case .conda: cut(text) { "=<>!".contains($0) }
        case .bundle: (text, nil)
        }
    }

    private static func cut(_ text: String, at isSeparator: (Character) -> Bool) -> (String, String?) {
        guard let index = text.firstIndex(where: isSeparator) else { return (text, nil) }
        return (String(text[..<index]), String(text[index...].drop(while: isSeparator)))
    }

    /// `name@version` and `@scope/name@version`.
    private static func atSign(_ text: String) -> (String, String?) {
        guard let index = text.lastIndex(of: "@"), index != text.startIndex else { return (text, nil) }
        return (String(text[..<index]), String(text[text.index(after: index)...]))
    }

    /// `name-version` or `name-version-release`: `java-11-openjdk` is a name.
    private static func rpm(_ text: String, _ split: (String, String?)) -> (String, String?) {
        if split.1 != nil || text.hasPrefix("@") { return split }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        func isNumber(_ part: Substring) -> Bool { part.first?.isNumber == true }
        guard parts.count > 1, let last = parts.last, isNumber(last) else { return split }
        let count = parts.count > 2 && isNumber(parts[parts.count - 2]) ? 2 : 1
        return (parts.dropLast(count).joined(separator: "-"), parts.suffix(count).joined(separator: "-"))
    }
}
