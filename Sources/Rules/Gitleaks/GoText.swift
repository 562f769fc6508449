/// Bytes as Go's `regexp` reads a string: valid UTF-8, and for every byte that is no part of it the character U+FFFD.
struct GoText: ~Copyable {
    /// Valid UTF-8.
    let bytes: UnsafeRawBufferPointer
    private let copy: UnsafeMutableRawBufferPointer?
    /// Offsets in `bytes` of the characters that stand for a single byte.
    private let replaced: [Int]

    /// How many bytes U+FFFD has more than what it stands for.
    private static let excess = 2

    /// - Parameter original: outlives this.
    init(_ original: UnsafeRawBufferPointer) {
        var invalid: [Int] = []
        Self.forEachInvalidByte(original) { invalid.append($0) }
        guard !invalid.isEmpty else {
            bytes = original
            copy = nil
            replaced = []
            return
        }
        let copy = UnsafeMutableRawBufferPointer.allocate(
            byteCount: original.count + Self.excess * invalid.count, alignment: 16)
        var replaced: [Int] = []
        replaced.reserveCapacity(invalid.count)
        var (source, target) = (0, 0)
        for offset in invalid {
            let run = UnsafeRawBufferPointer(rebasing: original[source..<offset])
            UnsafeMutableRawBufferPointer(rebasing: copy[target...]).copyMemory(from: run)
            target += run.count
            replaced.append(target)
            (copy[target], copy[target + 1], copy[target + 2]) = (0xEF, 0xBF, 0xBD)
            target += 1 + Self.excess
            source = offset + 1
        }
        UnsafeMutableRawBufferPointer(rebasing: copy[target...]).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: original[source...]))
        self.copy = copy
        self.replaced = replaced
        bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { copy?.deallocate() }

    /// Where in the original the byte at `offset` of `bytes` stands.
    func original(_ offset: Int) -> Int {
        offset - Self.excess * replaced.partitioningIndex { $0 >= offset }
    }

    func original(_ range: Range<Int>) -> Range<Int> { original(range.lowerBound)..<original(range.upperBound) }

    /// Calls `body` with every byte at which no valid character begins, other than those within one.
    private static func forEachInvalidByte(_ bytes: UnsafeRawBufferPointer, _ body: (Int) -> Void) {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count,
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let length = characterLength(bytes, index)
            if length == 0 { body(index) }
            index += max(1, length)
        }
    }

    /// Bytes of the character that begins there; 0 where none does (RFC 3629).
    private static func characterLength(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Int {
        let first = bytes[index]
        let second: ClosedRange<UInt8>
        let length: Int
        switch first {
        case 0..<0x80: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for later in (index + 2)..<max(index + 2, index + length) where bytes[later] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
