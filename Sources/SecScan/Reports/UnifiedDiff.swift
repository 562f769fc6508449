/// What has changed from one text to another, as `diff -u` writes it and `patch` and `git apply` read it.
///
/// Source: POSIX.1-2024, `diff`, "Diff -u or -U Output Format".
public struct UnifiedDiff: Sendable {
    /// A line of a hunk.
    public struct Line: Hashable, Sendable {
        public enum Kind: UInt8, Sendable {
            case context = 0x20
            case removed = 0x2D
            case added = 0x2B
        }

        public let kind: Kind
        /// With its end, if it has one.
        public let bytes: ArraySlice<UInt8>
    }

    /// Changed lines that stand close to each other, with the lines around them.
    public struct Hunk: Hashable, Sendable {
        /// The lines of both texts, counted from 0.
        public fileprivate(set) var old: Range<Int>
        public fileprivate(set) var new: Range<Int>
        public fileprivate(set) var lines: [Line]
    }

    /// Empty if nothing has changed.
    public private(set) var hunks: [Hunk] = []

    /// So many lines around a change are shown.
    private static let context = 3

    public init(_ old: [UInt8], _ new: [UInt8]) {
        let (before, after) = (Self.lines(of: old), Self.lines(of: new))
        let pairs = LineMatches(before, after).pairs + [(before.count, after.count)]
        var (a, b) = (0, 0)
        for pair in pairs {
            if pair.old > a || pair.new > b { add(a..<pair.old, b..<pair.new, before, after) }
            (a, b) = (pair.old + 1, pair.new + 1)
        }
        for index in hunks.indices { close(index, before) }
    }

    /// Joins a change to the last hunk if the lines between are few.
    private mutating func add(
        _ old: Range<Int>, _ new: Range<Int>, _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]
    ) {
        let lines =
            before[old].map { Line(kind: .removed, bytes: $0) } + after[new].map { Line(kind: .added, bytes: $0) }
        if let last = hunks.indices.last, old.lowerBound - hunks[last].old.upperBound <= 2 * Self.context {
            let between = before[hunks[last].old.upperBound..<old.lowerBound]
            hunks[last].lines += between.map { Line(kind: .context, bytes: $0) } + lines
            hunks[last].old = hunks[last].old.lowerBound..<old.upperBound
            hunks[last].new = hunks[last].new.lowerBound..<new.upperBound
            return
        }
        let lead = min(Self.context, old.lowerBound)
        let above = before[old.lowerBound - lead..<old.lowerBound].map { Line(kind: .context, bytes: $0) }
        hunks.append(
            Hunk(
                old: old.lowerBound - lead..<old.upperBound, new: new.lowerBound - lead..<new.upperBound,
                lines: above + lines))
    }

    /// Adds the lines behind the last change of a hunk.
    private mutating func close(_ index: Int, _ before: [ArraySlice<UInt8>]) {
        let end = hunks[index].old.upperBound
        let tail = min(Self.context, before.count - end)
        hunks[index].lines += before[end..<end + tail].map { Line(kind: .context, bytes: $0) }
        hunks[index].old = hunks[index].old.lowerBound..<end + tail
        hunks[index].new = hunks[index].new.lowerBound..<hunks[index].new.upperBound + tail
    }

    /// Each with its line feed.
    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
            lines.append(text[start..<end])
            start = end
        }
        return lines
    }

    // MARK: Text

    /// The whole text; empty if nothing has changed.
    /// - Parameter path: of the file, relative to where the diff will be applied with `-p1`.
    public func bytes(path: String) -> [UInt8] {
        guard !hunks.isEmpty else { return [] }
        var result = Array("--- \(Self.name("a/" + path))\n+++ \(Self.name("b/" + path))\n".utf8)
        for hunk in hunks {
            result += "\(hunk.header)\n".utf8
            for line in hunk.lines { result += line.text }
        }
        return result
    }

    /// Between quotes, as git writes it, if a character of it would be misread.
    static func name(_ path: String) -> String {
        guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else { return path }
        let escaped = path.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\n": "\\n"
            case "\t": "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                "\\" + String(repeating: "0", count: 3 - String(scalar.value, radix: 8).count)
                    + String(scalar.value, radix: 8)
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}

extension UnifiedDiff.Hunk {
    /// `@@ -1,3 +1,4 @@`
    public var header: String { "@@ -\(Self.span(old)) +\(Self.span(new)) @@" }

    /// The first line and the number of lines; an empty range lies behind the line before it.
    private static func span(_ lines: Range<Int>) -> String {
        switch lines.count {
        case 0: "\(lines.lowerBound),0"
        case 1: "\(lines.lowerBound + 1)"
        default: "\(lines.lowerBound + 1),\(lines.count)"
        }
    }
}

extension UnifiedDiff.Line {
    /// The line as it stands in the diff.
    public var text: [UInt8] {
        let line = [kind.rawValue] + bytes
        return bytes.last == 0x0A ? line : line + Array("\n\\ No newline at end of file\n".utf8)
    }
}
