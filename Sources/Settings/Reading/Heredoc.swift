/// Lines up to a mark.
enum Heredoc {
    /// The mark that stands here, alone in the rest of its line; moves behind the line. Nil where there is none.
    static func mark(_ cursor: inout ByteCursor) -> ArraySlice<UInt8>? {
        let start = cursor.offset
        while cursor.byte.isNamePart { cursor.offset += 1 }
        let mark = cursor.bytes[start..<cursor.offset]
        _ = cursor.consume(.carriageReturn)
        return !mark.isEmpty && cursor.consume(.lineFeed) ? mark : nil
    }

    /// The lines from here to the one that begins, behind blanks, with the mark; moves behind the mark. Nil, and no
    /// move, where none does.
    ///
    /// - Parameters:
    ///   - dedents: whether blanks that all lines and the mark begin with are left out.
    ///   - isAlone: whether nothing but blanks may stand behind the mark.
    static func read(
        _ cursor: inout ByteCursor, mark: ArraySlice<UInt8>, dedents: Bool, isAlone: Bool = false
    ) -> [UInt8]? {
        let start = cursor.offset
        var lines: [Range<Int>] = []
        while !cursor.isAtEnd {
            let line = cursor.offset
            cursor.skipBlanks()
            let text = cursor.offset
            if isMark(mark, at: text, of: cursor.bytes, isAlone: isAlone) {
                cursor.offset = text + mark.count
                return body(lines, closing: line..<text, cursor.bytes, dedents: dedents)
            }
            cursor.skipToLineEnd()
            lines.append(line..<cursor.offset)
            _ = cursor.consume(.lineFeed)
        }
        cursor.offset = start
        return nil
    }

    private static func isMark(
        _ mark: ArraySlice<UInt8>, at place: Int, of bytes: [UInt8], isAlone: Bool
    ) -> Bool {
        let end = place + mark.count
        guard end <= bytes.count, bytes[place..<end].elementsEqual(mark) else { return false }
        guard isAlone else { return end == bytes.count || !bytes[end].isNamePart }
        return bytes[end...].first { !$0.isWhitespace || $0 == .lineFeed } ?? .lineFeed == .lineFeed
    }

    private static func body(
        _ lines: [Range<Int>], closing: Range<Int>, _ bytes: [UInt8], dedents: Bool
    ) -> [UInt8] {
        var indentation = closing.count
        for line in lines where !bytes[line].allSatisfy(\.isWhitespace) {
            indentation = min(indentation, bytes[line].prefix(while: \.isBlank).count)
        }
        var text: [UInt8] = []
        for line in lines {
            text += dedents ? bytes[line].dropFirst(min(indentation, line.count)) : bytes[line]
            if text.last == .carriageReturn { text.removeLast() }
            text.append(.lineFeed)
        }
        return text
    }
}
