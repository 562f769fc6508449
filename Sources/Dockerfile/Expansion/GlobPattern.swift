/// A pattern of `${x#…}`, `${x%…}` and `${x/…/…}`: `*` is any text, `?` one character, a backslash makes them plain.
struct GlobPattern {
    /// The parts between asterisks; nil stands for `?`.
    private var parts: [[Unicode.Scalar?]] = [[]]

    /// How many comparisons a pattern may cost.
    private static let greatestWork = 1 << 18

    /// Reads a pattern; nil if a backslash stands before a character that needs none.
    init?(_ bytes: ArraySlice<UInt8>) {
        var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "*": parts.append([])
            case "?": parts[parts.count - 1].append(nil)
            case "\\":
                guard let next = scalars.popFirst(), "*?\\}/".unicodeScalars.contains(next) else { return nil }
                parts[parts.count - 1].append(next)
            default: parts[parts.count - 1].append(scalar)
            }
        }
    }

    /// Whether matching costs little enough.
    func isAffordable(on text: [Unicode.Scalar]) -> Bool {
        parts.reduce(parts.count) { $0 + $1.count } * (text.count + 1) <= Self.greatestWork
    }

    /// The length of the shortest or longest start of a text that matches.
    func prefix(of text: [Unicode.Scalar], isLongest: Bool) -> Int? {
        guard let first = parts.first, Self.matches(first, text, at: 0) else { return nil }
        return end(of: text, from: first.count, isLongest: isLongest)
    }

    /// The length of the shortest or longest end of a text that matches.
    func suffix(of text: [Unicode.Scalar], isLongest: Bool) -> Int? {
        var reversed = self
        reversed.parts = parts.reversed().map { $0.reversed() }
        return reversed.prefix(of: text.reversed(), isLongest: isLongest)
    }

    /// The first longest match, or all of them.
    func matches(in text: [Unicode.Scalar], all: Bool) -> [Range<Int>] {
        var matches: [Range<Int>] = []
        guard let first = parts.first, parts.count > 1 || !first.isEmpty else { return matches }
        var offset = 0
        while let start = Self.find(first, in: text, from: offset),
            let end = end(of: text, from: start + first.count, isLongest: true)
        {
            matches.append(start..<end)
            offset = end
            if !all || end == start || offset >= text.count { break }
        }
        return matches
    }

    /// Where a match ends whose first part ends at an offset.
    private func end(of text: [Unicode.Scalar], from offset: Int, isLongest: Bool) -> Int? {
        guard parts.count > 1, let last = parts.last else { return offset }
        var offset = offset
        for part in parts.dropFirst().dropLast() {
            guard let start = Self.find(part, in: text, from: offset) else { return nil }
            offset = start + part.count
        }
        guard isLongest else { return Self.find(last, in: text, from: offset).map { $0 + last.count } }
        var start = text.count - last.count
        while start >= offset {
            if Self.matches(last, text, at: start) { return start + last.count }
            start -= 1
        }
        return nil
    }

    private static func find(_ part: [Unicode.Scalar?], in text: [Unicode.Scalar], from offset: Int) -> Int? {
        var start = offset
        while start + part.count <= text.count {
            if matches(part, text, at: start) { return start }
            start += 1
        }
        return nil
    }

    private static func matches(_ part: [Unicode.Scalar?], _ text: [Unicode.Scalar], at offset: Int) -> Bool {
        guard offset + part.count <= text.count else { return false }
        for (position, scalar) in part.enumerated() {
            if let scalar, scalar != text[offset + position] { return false }
        }
        return true
    }
}
