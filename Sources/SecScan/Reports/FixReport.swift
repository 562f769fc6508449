/// What `--fix` shows: the changes as a diff, what each is for, and how many there are.
public struct FixReport: Sendable {
    private let files: [FixedFile]

    public init(_ files: [FixedFile]) { self.files = files }

    /// The diffs of all files; in front of each a line for every fix, which `patch` and `git apply` pass over.
    ///
    /// For a terminal, characters that would act on it are spelled out.
    public func diff(usesColour: Bool = false, isForTerminal: Bool = false) -> [UInt8] {
        let style = TerminalStyle(isOn: usesColour)
        var result: [UInt8] = []
        for file in files where file.new != file.old {
            for line in Self.list(file) { result += (style.faint("# " + line) + "\n").utf8 }
            let diff = UnifiedDiff(file.old, file.new)
            guard isForTerminal else {
                result += diff.bytes(path: file.relativePath)
                continue
            }
            result += (style.bold("--- \(UnifiedDiff.name("a/" + file.relativePath))") + "\n").utf8
            result += (style.bold("+++ \(UnifiedDiff.name("b/" + file.relativePath))") + "\n").utf8
            for hunk in diff.hunks {
                result += (style.faint(hunk.header) + "\n").utf8
                for line in hunk.lines { result += Self.shown(line, style).utf8 }
            }
        }
        return result
    }

    private static func shown(_ line: UnifiedDiff.Line, _ style: TerminalStyle) -> String {
        let text = String(decoding: line.text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
        return text.map { part in
            let visible = part.split(separator: "\t", omittingEmptySubsequences: false)
                .map { VisibleText.escaped(String($0)) }.joined(separator: "\t")
            let coloured =
                line.kind == .added ? style.good(visible) : line.kind == .removed ? style.mask(visible) : visible
            return coloured + "\n"
        }.joined()
    }

    /// A line for every fix, by file and place.
    public var list: [String] { files.flatMap(Self.list) }

    private static func list(_ file: FixedFile) -> [String] {
        file.fixes.map { fix in
            "\(VisibleText.escaped(file.path)):\(fix.line): \(fix.rule): \(VisibleText.escaped(fix.text))"
                + (fix.isUnsafe ? " (unsafe)" : "")
        }
    }

    /// A line for every fix that was left out.
    public var dropped: [String] {
        files.flatMap { file in
            file.dropped.map { "\(VisibleText.escaped(file.path)):\($0.line): no fix for \($0.rule): \($0.text)" }
        }
    }

    /// `3 fixes in 2 files; 1 more with --unsafe-fixes; 4 findings remain`
    /// - Parameter remaining: how many findings are left.
    public func summary(isWritten: Bool, remaining: Int) -> String {
        let count = files.reduce(0) { $0 + $1.fixes.count }
        let changed = files.count { $0.new != $0.old }
        let more = files.reduce(0) { $0 + $1.unsafeCount }
        var parts = [
            count == 0
                ? "nothing to fix"
                : "\(Quantity.counted(count, "fix", plural: "fixes")) in \(Quantity.counted(changed, "file"))"
                    + (isWritten ? "" : ", not written: add --write")
        ]
        if more > 0 { parts.append("\(more) more with --unsafe-fixes") }
        parts.append(Quantity.counted(remaining, "finding") + (remaining == 1 ? " remains" : " remain"))
        return parts.joined(separator: "; ")
    }
}

extension FixedFile {
    /// Without a slash in front: diffs have relative paths.
    fileprivate var relativePath: String { String(path.drop { $0 == "/" }) }
}
