/// A compressed bitmap as git stores it in indexes: runs of equal words and literal words (git's Documentation/gitformat-bitmap).
struct EWAHBitmap {
    /// Positions of the bits that are set, ascending.
    private(set) var positions: [Int] = []
    /// Bytes that the bitmap took.
    private(set) var byteCount = 0

    /// - Parameters:
    ///   - bytes: begin with the bitmap.
    ///   - limit: no position reaches this; a bitmap of more bits is damaged.
    /// - Returns: nil when the bytes are no bitmap.
    init?(_ bytes: ArraySlice<UInt8>, limit: Int) {
        var cursor = bytes.startIndex
        func number(_ size: Int) -> UInt64? {
            guard bytes.endIndex - cursor >= size else { return nil }
            defer { cursor += size }
            return bytes[cursor..<(cursor + size)].reduce(0) { $0 << 8 | UInt64($1) }
        }
        guard let bitCount = number(4), bitCount <= limit, let wordCount = number(4),
            wordCount * 8 <= UInt64(bytes.endIndex - cursor)
        else { return nil }
        var bit = 0
        var wordsLeft = Int(wordCount)
        while wordsLeft > 0 {
            // A running-length word: one bit that repeats, how many words of it, how many literal words behind it.
            guard let marker = number(8) else { return nil }
            wordsLeft -= 1
            let running = Int(marker >> 1 & 0xFFFF_FFFF)
            let literals = Int(marker >> 33)
            guard literals <= wordsLeft, running <= limit / 64 + 1 else { return nil }
            if marker & 1 == 1 {
                guard bit + running * 64 <= (limit + 63) / 64 * 64 else { return nil }
                for position in bit..<(bit + running * 64) where position < bitCount { positions.append(position) }
            }
            bit += running * 64
            for _ in 0..<literals {
                guard var word = number(8) else { return nil }
                while word != 0 {
                    let position = bit + word.trailingZeroBitCount
                    guard position < bitCount else { return nil }
                    positions.append(position)
                    word &= word - 1
                }
                bit += 64
            }
            wordsLeft -= literals
        }
        // Where the last running-length word stands; only a writer needs it.
        guard number(4) != nil else { return nil }
        byteCount = cursor - bytes.startIndex
    }
}
