internal import Rules

/// Where a finding stands that is about a whole file or a whole line.
enum FirstLine {
    /// The line of a number, without blanks around it; if it is empty, the nearest one in front of it that is not.
    static func range(in bytes: [UInt8], at line: Int) -> Range<Int> {
        var last = 0..<0
        for (number, range) in lines(of: bytes).enumerated() {
            if !range.isEmpty { last = range }
            if number + 1 >= line, !last.isEmpty { break }
        }
        return last
    }

    /// The first line that is neither empty nor a comment; if there is none, the first that is not empty.
    static func range(in bytes: [UInt8]) -> Range<Int> {
        let lines = lines(of: bytes).filter { !$0.isEmpty }
        return lines.first { bytes[$0.lowerBound] != UInt8(ascii: "#") && !bytes[$0].starts(with: "---".utf8) }
            ?? lines.first ?? 0..<0
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
