/// A set of hashes, as bits; what was not entered may seem to be in it.
///
/// Whoever makes one has to deallocate it.
struct HashBits {
    private let words: UnsafeMutablePointer<UInt32>
    private let wordMask: UInt64

    var wordCount: Int { Int(wordMask) + 1 }

    /// - Parameter width: of a hash so many bits tell its place; 5 at least.
    init(width: Int) {
        let count = 1 << (width - 5)
        words = .allocate(capacity: count)
        words.initialize(repeating: 0, count: count)
        wordMask = UInt64(count - 1)
    }

    /// - Parameter other: what is in it is in this one, too.
    init(copying other: HashBits) {
        words = .allocate(capacity: other.wordCount)
        words.initialize(from: other.words, count: other.wordCount)
        wordMask = other.wordMask
    }

    func deallocate() { words.deallocate() }

    /// Each bit of the upper half depends on all bytes.
    @inline(__always)
    static func hash(_ bytes: UInt32) -> UInt64 { UInt64(truncatingIfNeeded: bytes) &* 0x9E37_79B9_7F4A_7C15 }

    /// Which word has the hash's bit.
    @inline(__always)
    func word(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 37 & wordMask) }

    func insert(_ hash: UInt64) { words[word(of: hash)] |= 1 << Self.place(of: hash) }

    /// 1 if a hash may be in it, and 0 if it is not: to be added up where a branch would be hard to predict.
    @inline(__always)
    func bit(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: words[word(of: hash)] &>> Self.place(of: hash) & 1)
    }

    /// Where in its word.
    @inline(__always)
    private static func place(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash &>> 32) & 31 }
}
