internal import Rules

/// The words of a source file, without those in its comments.
///
/// Strings count, for names stand in them; the rules of each language are followed as far as comments need it. Where a string does
/// not end with its line it is taken to end there, but for those in three quotes and in backticks.
struct SourceWords {
    private let source: [UInt8]
    private let language: SourceLanguage
    private let comments: [[UInt8]]
    private let block: (opening: [UInt8], closing: [UInt8])?
    /// Whether a byte may begin a comment.
    private var beginsComment = [Bool](repeating: false, count: 256)
    private var index = 0
    private var quote: Quote?

    private struct Quote {
        var byte: UInt8
        var isTriple: Bool
    }

    /// A run of letters, digits and underscores, with signs that join names in between: `app.jwt-secret`.
    struct Word {
        var range: Range<Int>
        var isInString: Bool
    }

    init(_ source: [UInt8], _ language: SourceLanguage) {
        self.source = source
        self.language = language
        comments = language.lineComments.map { Array($0.utf8) }
        block = language.blockComment.map { (Array($0.opening.utf8), Array($0.closing.utf8)) }
        for mark in comments + [block?.opening ?? []] {
            if let first = mark.first { beginsComment[Int(first)] = true }
        }
    }

    private static let doubleQuote = UInt8(ascii: "\"")
    private static let singleQuote = UInt8(ascii: "'")
    private static let backtick = UInt8(ascii: "`")

    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
    }

    private static func joins(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }

    mutating func next() -> Word? {
        while index < source.count {
            let byte = source[index]
            if Self.isWord(byte) { return word() }
            if byte == 0x0A {
                if let open = quote, !open.isTriple, open.byte != Self.backtick { quote = nil }
                index += 1
            } else if let open = quote {
                leave(open, at: byte)
            } else if !beginsComment[Int(byte)] || !skipComment() {
                enter(byte)
            }
        }
        return nil
    }

    private mutating func word() -> Word {
        let start = index
        while index < source.count {
            if Self.isWord(source[index]) {
                index += 1
            } else if Self.joins(source[index]), index + 1 < source.count, Self.isWord(source[index + 1]) {
                index += 1
            } else {
                break
            }
        }
        return Word(range: start..<index, isInString: quote != nil)
    }

    private mutating func leave(_ open: Quote, at byte: UInt8) {
        if byte == UInt8(ascii: "\\") {
            // The escaped byte is no word of its own: `\nNAME`.
            index = min(index + 2, source.count)
        } else if byte == open.byte, !open.isTriple || isTriple(byte) {
            quote = nil
            index += open.isTriple ? 3 : 1
        } else {
            index += 1
        }
    }

    private func isTriple(_ byte: UInt8) -> Bool {
        index + 2 < source.count && source[index + 1] == byte && source[index + 2] == byte
    }

    private mutating func enter(_ byte: UInt8) {
        guard byte == Self.doubleQuote || byte == Self.singleQuote || byte == Self.backtick else {
            index += 1
            return
        }
        let triples = byte != Self.backtick && [.python, .jvm, .swift].contains(language.family) && isTriple(byte)
        if triples, language.family == .python, beginsStatement {
            // A text that stands alone is documentation.
            index += 3
            skip(past: [byte, byte, byte])
            return
        }
        quote = Quote(byte: byte, isTriple: triples)
        index += triples ? 3 : 1
    }

    /// Whether only blanks stand in front of it on its line.
    private var beginsStatement: Bool {
        var before = index - 1
        while before >= 0, source[before] == 0x20 || source[before] == 0x09 { before -= 1 }
        return before < 0 || source[before] == 0x0A
    }

    private mutating func skipComment() -> Bool {
        if let block, source[index...].starts(with: block.opening) {
            index += block.opening.count
            skip(past: block.closing)
            return true
        }
        guard let mark = comments.first(where: { source[index...].starts(with: $0) }) else { return false }
        // `$#`, `a#b` and `http://` are no comments.
        if mark == [UInt8(ascii: "#")], index > 0, !ASCII.isSpace(source[index - 1]), !language.isCode { return false }
        if index > 0, source[index - 1] == UInt8(ascii: ":"), mark == Array("//".utf8) { return false }
        if language.family == .php, mark.count == 1, index + 1 < source.count, source[index + 1] == UInt8(ascii: "[") {
            return false
        }
        while index < source.count, source[index] != 0x0A { index += 1 }
        return true
    }

    private mutating func skip(past end: [UInt8]) {
        while index < source.count, !source[index...].starts(with: end) { index += 1 }
        index = min(index + end.count, source.count)
    }
}
