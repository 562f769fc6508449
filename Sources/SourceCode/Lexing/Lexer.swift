/// Splits code into tokens; never fails: what it does not know is a sign.
struct Lexer {
    let bytes: UnsafeBufferPointer<UInt8>
    let syntax: LanguageSyntax
    let language: Language?
    var position = 0
    var tokens: [Token] = []
    /// A line began since the last token.
    var startsLine = true
    /// Widths of the lines that enclose the present one; only where blocks are indented.
    private var indents: [Int] = [0]
    /// How many brackets are open: in them lines do not count.
    private var depth = 0
    /// Bytes that were read for ends that did not come, as in `%w[` that nothing closes.
    private var wasted = 0
    /// Whether no end was left unsought because so many did not come.
    private(set) var isExact = true
    /// Ends of Ruby's heredocs that begin behind this line.
    var pendingHeredocs: [PendingHeredoc] = []

    struct PendingHeredoc {
        var name: [UInt8]
        var token: Int
        var isIndented: Bool
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, language: Language?) {
        self.bytes = bytes
        self.language = language
        syntax = language.map(LanguageSyntax.of) ?? .ofPatterns
        // What is not used is never touched; to grow means to copy.
        tokens.reserveCapacity(bytes.count / 2)
    }

    mutating func run() {
        // Editors put a mark of the encoding in front.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if syntax.isEmbedded { skipText() }
        while position < bytes.count { step() }
        while indents.count > 1 { closeIndent() }
    }

    private mutating func step() {
        let byte = bytes[position]
        switch byte {
        case 0x0A:
            position += 1
            startsLine = true
            if !pendingHeredocs.isEmpty { readPendingHeredocs() }
            return
        case 0x20, 0x09, 0x0D, 0x0C:
            position += 1
            return
        case UInt8(ascii: "\\")
        where position + 1 < bytes.count && (bytes[position + 1] == 0x0A || bytes[position + 1] == 0x0D):
            // The line goes on.
            position += bytes[position + 1] == 0x0D && at(position + 2) == 0x0A ? 3 : 2
            return
        default: break
        }
        if skipsComment() { return }
        if syntax.isEmbedded, byte == UInt8(ascii: "?"), at(position + 1) == UInt8(ascii: ">") {
            position += 2
            skipText()
            return
        }
        if syntax.hasIndentedBlocks, startsLine, depth == 0 { indentLine() }
        if readsString() { return }
        if Self.isNameStart(byte) {
            readName()
        } else if byte >= 0x30 && byte <= 0x39 {
            readNumber()
        } else {
            readSign(byte)
        }
    }

    /// Whether the end of what may begin here is sought: where it comes nowhere, time would grow with the square.
    mutating func maySeek() -> Bool {
        if wasted > 8 * bytes.count + 65_536 { isExact = false }
        return isExact
    }

    /// Says how far an end was sought that did not come.
    mutating func sought(in vain: Int) { wasted += vain }

    func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    static func isNameStart(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$") || byte >= 0x80
    }

    static func isName(_ byte: UInt8) -> Bool { isNameStart(byte) || byte >= 0x30 && byte <= 0x39 }

    mutating func add(
        _ kind: Token.Kind, from start: Int, text: Range<Int>? = nil, sign: UInt8 = 0, isInterpolated: Bool = false
    ) {
        let text = text ?? start..<position
        tokens.append(
            Token(
                kind: kind, isInterpolated: isInterpolated, startsLine: startsLine, sign: sign,
                hash: sign == 0 ? Token.hash(bytes[text]) : UInt32(sign), start: Int32(start), end: Int32(position),
                textStart: Int32(text.lowerBound), textEnd: Int32(text.upperBound)))
        startsLine = false
    }

    private mutating func readName() {
        let start = position
        while position < bytes.count, Self.isName(bytes[position]) { position += 1 }
        add(.name, from: start)
    }

    private mutating func readNumber() {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            guard Self.isName(byte) || byte == UInt8(ascii: ".") && at(position + 1) >= 0x30 && at(position + 1) <= 0x39
            else { break }
            position += 1
        }
        add(.number, from: start)
    }

    private mutating func readSign(_ byte: UInt8) {
        position += 1
        if Token.opens(byte) {
            depth += 1
        } else if Token.closes(byte), depth > 0 {
            depth -= 1
        }
        add(.sign, from: position - 1, sign: byte)
    }

    // MARK: Comments

    private mutating func skipsComment() -> Bool {
        let byte = bytes[position]
        if syntax.hasBlockComments, byte == UInt8(ascii: "/"), at(position + 1) == UInt8(ascii: "*") {
            skipBlockComment()
            return true
        }
        if syntax.heredoc == .ruby, startsLine, byte == UInt8(ascii: "="), starts(with: "=begin") {
            while position < bytes.count {
                skipLine()
                if position < bytes.count { position += 1 }
                if starts(with: "=end") { break }
            }
            skipLine()
            return true
        }
        for mark in syntax.lineComments where starts(with: mark) {
            // An attribute of PHP.
            if syntax.isEmbedded, byte == UInt8(ascii: "#"), at(position + 1) == UInt8(ascii: "[") { continue }
            if syntax.isEmbedded { skipPHPLine() } else { skipLine() }
            return true
        }
        return false
    }

    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
        return true
    }

    mutating func skipLine() {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    }

    /// A comment of PHP ends where its code does.
    private mutating func skipPHPLine() {
        while position < bytes.count, bytes[position] != 0x0A, !starts(with: "?>") { position += 1 }
    }

    private mutating func skipBlockComment() {
        position += 2
        var depth = 1
        while position < bytes.count, depth > 0 {
            if bytes[position] == UInt8(ascii: "*"), at(position + 1) == UInt8(ascii: "/") {
                depth -= 1
                position += 2
            } else if syntax.nestsBlockComments, bytes[position] == UInt8(ascii: "/"),
                at(position + 1) == UInt8(ascii: "*")
            {
                depth += 1
                position += 2
            } else {
                if bytes[position] == 0x0A { startsLine = true }
                position += 1
            }
        }
    }

    /// What PHP passes on as it is.
    private mutating func skipText() {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), at(position + 1) == UInt8(ascii: "?"), !starts(with: "<?xml") {
                position += starts(with: "<?php") ? 5 : starts(with: "<?=") ? 3 : 2
                return
            }
            position += 1
        }
    }

    // MARK: Indented blocks

    /// Opens and closes blocks at the first token of a line.
    private mutating func indentLine() {
        // A chain of calls goes on.
        if bytes[position] == UInt8(ascii: "."), at(position + 1) != UInt8(ascii: ".") { return }
        var width = 0
        var index = position
        while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
        while index < position {
            width = bytes[index] == 0x09 ? (width / 8 + 1) * 8 : width + 1
            index += 1
        }
        if width > indents[indents.count - 1] {
            if !tokens.isEmpty {
                indents.append(width)
                addIndent(UInt8(ascii: "{"))
            }
            return
        }
        while indents.count > 1, width < indents[indents.count - 1] { closeIndent() }
    }

    private mutating func closeIndent() {
        indents.removeLast()
        addIndent(UInt8(ascii: "}"))
    }

    private mutating func addIndent(_ sign: UInt8) {
        let wasStart = startsLine
        let place = sign == UInt8(ascii: "{") ? position : tokens.last.map { Int($0.end) } ?? position
        tokens.append(
            Token(
                kind: .indent, sign: sign, hash: UInt32(sign), start: Int32(place), end: Int32(place),
                textStart: Int32(place), textEnd: Int32(place)))
        startsLine = wasStart
    }
}
