/// The actions `{{ … }}` of a template in a file of another format.
struct TemplateActions {
    /// The bytes with blanks in place of actions that steer or have a line to themselves, and underscores in place of
    /// those that stand for a part of a line.
    let replaced: [UInt8]
    /// The bytes with blanks in place of every action.
    let blanked: [UInt8]
    private let ranges: [Range<Int>]

    /// Nil of a file without any.
    init?(_ bytes: [UInt8]) {
        let ranges = Self.ranges(in: bytes)
        guard !ranges.isEmpty else { return nil }
        var blanked = bytes
        for range in ranges { Self.fill(range, with: .space, in: &blanked) }
        var replaced = blanked
        var line = 0..<0
        var isBlankLine = true
        for range in ranges {
            if !line.contains(range.lowerBound) {
                let start = blanked[..<range.lowerBound].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
                let end = blanked[range.lowerBound...].firstIndex(of: .lineFeed) ?? blanked.count
                line = start..<end
                isBlankLine = blanked[line].allSatisfy(\.isWhitespace)
            }
            if !isBlankLine, !Self.steers(bytes[range]) {
                Self.fill(range.clamped(to: line), with: .underscore, in: &replaced)
            }
        }
        self.ranges = ranges
        self.blanked = blanked
        self.replaced = replaced
    }

    /// Whether a part of an action lies in a range.
    func overlap(_ range: Range<Int>) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound < range.upperBound
    }

    private static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var cursor = ByteCursor(bytes)
        while true {
            cursor.skip(past: "{{")
            let start = cursor.offset - 2
            guard !cursor.isAtEnd else { return ranges }
            if cursor.starts(with: "/*") || cursor.starts(with: "- /*") {
                cursor.skip(past: "*/")
            }
            cursor.skip(past: "}}")
            guard bytes[..<cursor.offset].suffix(2).elementsEqual("}}".utf8) else { return ranges }
            ranges.append(start..<cursor.offset)
        }
    }

    private static func fill(_ range: Range<Int>, with byte: UInt8, in bytes: inout [UInt8]) {
        for place in range where !bytes[place].isLineEnd { bytes[place] = byte }
    }

    /// Whether an action writes nothing itself: a condition, a loop, a comment, a variable.
    private static func steers(_ action: ArraySlice<UInt8>) -> Bool {
        var inner = action.dropFirst(2).dropLast(2)
        if inner.first == .minus { inner = inner.dropFirst() }
        inner = inner.drop(while: \.isWhitespace)
        if inner.starts(with: "/*".utf8) { return true }
        if inner.first == .dollar {
            let rest = inner.dropFirst().drop { $0.isNamePart }.drop(while: \.isWhitespace)
            return rest.first == .equals || rest.starts(with: ":=".utf8)
        }
        let word = String(decoding: inner.prefix { $0.isLetter }, as: UTF8.self)
        return ["if", "else", "end", "range", "with", "define", "block", "break", "continue"].contains(word)
    }
}
