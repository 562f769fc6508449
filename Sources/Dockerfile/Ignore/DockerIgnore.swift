/// A `.dockerignore` file: which paths of the build context the builder does not see.
///
/// Source: https://github.com/moby/patternmatcher, which Docker and BuildKit read it with.
public struct DockerIgnore: Sendable {
    private struct Line: Sendable {
        var pattern: DockerIgnorePattern
        var isException: Bool
    }

    private let lines: [Line]

    /// Reads the bytes of the file; patterns that cannot be read match nothing.
    public init(_ bytes: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        lines = text.split(separator: .lineFeed).compactMap { line in
            // A blank before `#` makes it a pattern.
            guard line.first != .hash else { return nil }
            var words = Self.trimmed(line)
            let isException = words.first == UInt8(ascii: "!")
            if isException { words = Self.trimmed(words.dropFirst()) }
            guard !words.isEmpty else { return nil }
            return Line(pattern: DockerIgnorePattern(Self.cleaned(words)), isException: isException)
        }
    }

    /// Reads a text.
    public init(_ text: String) { self.init(Array(text.utf8)) }

    /// Whether a line begins with `!` and takes paths back in.
    public var hasExceptions: Bool { lines.contains { $0.isException } }

    /// Whether the builder does not see a path: the last line that matches it, or a folder it is in, decides.
    ///
    /// - Parameter path: relative to the context, components joined by `/`.
    public func ignores(_ path: String) -> Bool {
        let path = Self.cleaned(Array(path.utf8)[...])
        guard !path.isEmpty, path != [0x2E] else { return false }
        let parents = path.indices.filter { path[$0] == .slash }.map { Array(path[..<$0]) }
        var isIgnored = false
        for line in lines where line.isException == isIgnored {
            if line.pattern.matches(path) || parents.contains(where: line.pattern.matches) {
                isIgnored = !line.isException
            }
        }
        return isIgnored
    }

    /// Whether the builder sees neither a path nor, were it a folder, anything below it.
    public func ignoresAll(below path: String) -> Bool {
        guard ignores(path) else { return false }
        let folder = Self.cleaned(Array(path.utf8)[...]) + [.slash]
        return !lines.contains { $0.isException && $0.pattern.mayMatch(below: folder) }
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, first.isSpace { line = line.dropFirst() }
        while let last = line.last, last.isSpace { line = line.dropLast() }
        return line
    }

    /// A path without `.`, `..` as far as it goes, and slashes too many; one at the start goes, too.
    private static func cleaned(_ path: ArraySlice<UInt8>) -> [UInt8] {
        var parts: [ArraySlice<UInt8>] = []
        for part in path.split(separator: .slash) where part != [0x2E] {
            if part == [0x2E, 0x2E] {
                if let last = parts.last, last != [0x2E, 0x2E] {
                    parts.removeLast()
                } else if path.first != .slash {
                    parts.append(part)
                }
            } else {
                parts.append(part)
            }
        }
        return parts.isEmpty ? [0x2E] : Array(parts.joined(separator: [.slash]))
    }
}
