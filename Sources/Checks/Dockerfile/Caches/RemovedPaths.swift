internal import ShellSyntax

/// What a command deletes: the operands of `rm`, and where a `find -delete` begins.
///
/// Unknown variables in a path count as nothing, so that `$HOME/.cache` ends like `/root/.cache`.
struct RemovedPaths {
    private let paths: [String]

    init(_ command: BuildCommand) {
        let words: [ShellWord]
        switch command.name {
        case "rm": words = command.command.arguments(ShellOptionGrammar()).operands
        case "find":
            let texts = command.command.arguments.map { command.value(of: $0) ?? "" }
            let deletes = texts.contains("-delete") || texts.contains("rm")
            words = deletes ? Array(command.command.arguments.prefix { !$0.prefix.hasPrefix("-") }) : []
        default: words = []
        }
        paths = words.flatMap { word in
            Self.alternatives(command.value(of: word) ?? word.parts.knownText).map { path in
                guard case .absolute(let directory) = command.command.context.directory, Self.isRelative(word) else {
                    return path
                }
                return directory + "/" + path
            }
        }
    }

    init(paths: [String]) {
        self.paths = paths.flatMap { Self.alternatives($0) }
    }

    private static func isRelative(_ word: ShellWord) -> Bool {
        word.prefix.utf8.first.map { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "~") } ?? false
    }

    /// Whether a directory, or all that is in it, is among them.
    /// - Parameter directory: absolute, or the end of a path in whatever home directory, such as `.cache/pip`.
    func covers(_ directory: String) -> Bool { paths.contains { Self.covers($0, directory) } }

    private static func covers(_ path: String, _ directory: String) -> Bool {
        let fixed = path.prefix { $0 != "*" && $0 != "?" && $0 != "[" }
        guard directory.hasPrefix("/") else {
            let components = fixed.split(separator: "/")
            let wanted = directory.split(separator: "/")
            return (1...wanted.count).contains { components.suffix($0) == wanted.prefix($0) }
        }
        // A system that is put together elsewhere: /mnt/root/var/cache/dnf.
        let components = fixed.split(separator: "/", omittingEmptySubsequences: false)
        let start = components.firstIndex(of: "var") ?? 0
        let local = "/" + components[start...].drop { $0.isEmpty }.joined(separator: "/")
        if local == "/" { return false }
        let isPattern = fixed.count < path.count
        if isPattern {
            // lists/* and lists/deb* empty it, apt* is it.
            return (directory + "/").hasPrefix(local)
                || local.hasPrefix(directory + "/") && !local.dropFirst(directory.count + 1).contains("/")
        }
        let whole = local.hasSuffix("/") ? String(local.dropLast()) : local
        return directory == whole || directory.hasPrefix(whole + "/")
    }

    /// What braces stand for: `/var/{lib/apt,log}` is two paths. Few of them, as each pair multiplies the paths.
    private static func alternatives(_ path: String, pairs: Int = 2) -> [String] {
        guard pairs > 0, path.utf8.count <= 4096, let open = path.firstIndex(of: "{"),
            let close = path[open...].firstIndex(of: "}")
        else { return [path] }
        let inner = path[path.index(after: open)..<close]
        guard inner.contains(","), !inner.contains("{") else { return [path] }
        let parts = inner.split(separator: ",", omittingEmptySubsequences: false)
        let rest = alternatives(String(path[path.index(after: close)...]), pairs: pairs - 1)
        return parts.flatMap { part in rest.map { path[..<open] + part + $0 } }
    }
}

extension [ShellWordPart] {
    /// The text without what a shell has to work out.
    fileprivate var knownText: String {
        map { part in
            switch part {
            case .literal(let literal): literal.text
            case .quotation(let quotation): quotation.parts.knownText
            default: ""
            }
        }.joined()
    }
}
