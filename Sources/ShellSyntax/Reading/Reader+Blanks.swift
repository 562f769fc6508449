/// Blanks, line ends, comments and operators.
extension Reader {
    /// The length of the line end at an offset: a line feed, with a carriage return before it or not.
    func lineEnd(at offset: Int) -> Int? {
        guard offset < end else { return nil }
        if bytes[offset] == .lineFeed { return 1 }
        guard bytes[offset] == .carriageReturn, offset + 1 < end, bytes[offset + 1] == .lineFeed else { return nil }
        return 2
    }

    /// The length of a backslash and a line end at an offset, which the shell removes.
    func continuation(at offset: Int) -> Int? {
        guard offset < end, bytes[offset] == .backslash else { return nil }
        return lineEnd(at: offset + 1).map { $0 + 1 }
    }

    /// The next offset that holds a byte the shell sees.
    func visible(from offset: Int) -> Int {
        var offset = offset
        while let count = continuation(at: offset) { offset += count }
        return offset
    }

    /// Where an operator that stands here ends, nil if another text stands here.
    func end(of token: StaticString) -> Int? {
        var place = offset
        for index in 0..<token.utf8CodeUnitCount {
            place = visible(from: place)
            guard place < end, bytes[place] == token.utf8Start[index] else { return nil }
            place += 1
        }
        return place
    }

    func stands(_ token: StaticString) -> Bool { end(of: token) != nil }

    /// Moves on if the operator stands here.
    mutating func consume(_ token: StaticString) -> Bool {
        guard let place = end(of: token) else { return false }
        offset = place
        return true
    }

    /// Whether a word cannot go on here.
    func endsWord(at offset: Int) -> Bool {
        guard offset < end else { return true }
        return bytes[offset].endsWord || lineEnd(at: offset) != nil
    }

    mutating func skipBlanks() {
        while !isAtEnd {
            if byte.isBlank {
                offset += 1
            } else if let count = continuation(at: offset) {
                offset += count
            } else {
                return
            }
        }
    }

    /// Blanks and a comment up to the end of its line.
    mutating func skipBlanksAndComment() {
        skipBlanks()
        guard byte == .hash else { return }
        while !isAtEnd, lineEnd(at: offset) == nil { offset += 1 }
    }

    /// Moves past a line end, and past the here-documents that follow it.
    mutating func consumeLineEnd() -> Bool {
        guard let count = lineEnd(at: offset) else { return false }
        offset += count
        readHeredocs()
        return true
    }

    /// Blanks, comments and line ends.
    mutating func skipLines() {
        repeat { skipBlanksAndComment() } while consumeLineEnd()
    }

    // MARK: Reserved words

    /// The reserved word at an offset and where it ends; nil if it is another word or only the beginning of one.
    func reservedWord(at start: Int) -> (word: String, end: Int)? {
        var letters: [UInt8] = []
        var place = visible(from: start)
        while !endsWord(at: place) {
            let byte = bytes[place]
            let isLetter = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            guard letters.count < 8, isLetter || "{}![]".utf8.contains(byte) else { return nil }
            letters.append(byte)
            place = visible(from: place + 1)
        }
        let word = String(decoding: letters, as: UTF8.self)
        return Self.reservedWords.contains(word) ? (word, place) : nil
    }

    private static let reservedWords: Set<String> = [
        "!", "[[", "]]", "case", "coproc", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if", "in",
        "select", "then", "time", "until", "while", "{", "}",
    ]

    /// Moves past a reserved word if it stands here.
    mutating func consume(reserved word: String) -> Bool {
        guard let found = reservedWord(at: offset), found.word == word else { return false }
        offset = found.end
        return true
    }

    /// Moves past a reserved word behind blanks, or diagnoses that it is missing.
    mutating func expect(reserved word: String) {
        skipBlanks()
        if !consume(reserved: word) { diagnose(.missing(word), here) }
    }
}
