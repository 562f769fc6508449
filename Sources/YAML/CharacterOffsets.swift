/// Where the characters of a stream stand in its bytes: libyaml counts characters.
struct CharacterOffsets {
    private enum Encoding {
        case ascii, utf8, utf16LittleEndian, utf16BigEndian
    }

    private static let stride = 64

    private let bytes: [UInt8]
    private let encoding: Encoding
    /// The bytes of the byte order mark, which libyaml does not count.
    private let markLength: Int
    /// The offset of every 64th character.
    private let checkpoints: [Int]
    /// Where all that is open at the end of the text is closed.
    private let end: Place

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xFF, 0xFE]) {
            encoding = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            encoding = .utf16BigEndian
        } else {
            encoding = bytes.allSatisfy { $0 < 0x80 } ? .ascii : .utf8
        }
        switch encoding {
        case .ascii: markLength = 0
        case .utf8: markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        case .utf16LittleEndian, .utf16BigEndian: markLength = 2
        }
        var checkpoints: [Int] = []
        if encoding != .ascii {
            var offset = markLength
            var count = 0
            while offset < bytes.count {
                if count.isMultiple(of: Self.stride) { checkpoints.append(offset) }
                offset += Self.width(in: bytes, at: offset, encoding)
                count += 1
            }
        }
        self.checkpoints = checkpoints
        end = Self.place(of: bytes.count, in: bytes)
    }

    /// The offset in bytes of a character; the count of bytes for one behind the end.
    func offset(of character: Int) -> Int {
        guard encoding != .ascii else { return min(character, bytes.count) }
        let checkpoint = min(character / Self.stride, checkpoints.count - 1)
        guard checkpoint >= 0 else { return bytes.count }
        var offset = checkpoints[checkpoint]
        for _ in 0..<(character - checkpoint * Self.stride) where offset < bytes.count {
            offset += Self.width(in: bytes, at: offset, encoding)
        }
        return min(offset, bytes.count)
    }

    /// The place of a character of which libyaml tells line and column, both from 0.
    func place(character: Int, line: Int, column: Int) -> Place {
        let offset = offset(of: character)
        // libyaml lets the end stand in a line of its own.
        if offset == bytes.count { return end }
        let start = self.offset(of: max(0, character - column))
        return Place(offset: offset, line: line + 1, column: offset - start + 1)
    }

    /// The place of a byte.
    func place(offset: Int) -> Place { Self.place(of: offset, in: bytes) }

    private static func place(of offset: Int, in bytes: [UInt8]) -> Place {
        let before = bytes[..<min(max(0, offset), bytes.count)]
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Place(offset: before.count, line: before.count { $0 == 0x0A } + 1, column: before.count - start + 1)
    }

    private static func width(in bytes: [UInt8], at offset: Int, _ encoding: Encoding) -> Int {
        switch encoding {
        case .ascii: return 1
        case .utf8:
            let lead = bytes[offset]
            return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        case .utf16LittleEndian: return isSurrogate(bytes, offset + 1) ? 4 : 2
        case .utf16BigEndian: return isSurrogate(bytes, offset) ? 4 : 2
        }
    }

    /// Whether the higher byte of a unit says that it is the first of a pair.
    private static func isSurrogate(_ bytes: [UInt8], _ index: Int) -> Bool {
        index < bytes.count && bytes[index] & 0xFC == 0xD8
    }
}
