internal import Rules

/// The lines of a file, where a finding stands that is about all of it or about one of them.
struct FileLines {
    /// By number, without blanks around them.
    private let lines: [Range<Int>]
    /// The first line that is neither empty nor a comment; if there is none, the first that is not empty.
    let first: Range<Int>

    init(_ bytes: [UInt8]) {
        lines = Self.lines(of: bytes)
        let filled = lines.lazy.filter { !$0.isEmpty }
        first =
            filled.first { bytes[$0.lowerBound] != UInt8(ascii: "#") && !bytes[$0].starts(with: "---".utf8) }
            ?? filled.first ?? 0..<0
    }

    /// The line of a number; if it is empty, the nearest one in front of it that is not, else the nearest one behind it.
    func range(of number: Int) -> Range<Int> {
        let place = min(max(1, number), lines.count)
        return lines[..<place].last { !$0.isEmpty } ?? lines[place...].first { !$0.isEmpty } ?? 0..<0
    }

    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for line in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = line.drop(while: ASCII.isSpace)
            let blanks = text.reversed().prefix(while: ASCII.isSpace).count
            lines.append(text.startIndex..<max(text.startIndex, text.endIndex - blanks))
        }
        return lines
    }
}
