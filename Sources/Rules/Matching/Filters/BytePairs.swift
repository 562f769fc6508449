/// Which pairs of neighbouring bytes a short text has, so that most words that it does not hold need not be looked for.
struct BytePairs {
    private var hashes = ByteSet()

    init(of text: UnsafeRawBufferPointer) {
        var previous: UInt8 = 0
        for byte in text {
            hashes.insert(Self.hash(previous, byte))
            previous = byte
        }
    }

    /// False where the text does not hold the word.
    ///
    /// - Precondition: the word has at least three bytes.
    @inline(__always)
    func mayHold(_ word: StaticString) -> Bool {
        let bytes = word.utf8Start
        return hashes.contains(Self.hash(bytes[0], bytes[1])) && hashes.contains(Self.hash(bytes[1], bytes[2]))
    }

    @inline(__always)
    private static func hash(_ first: UInt8, _ second: UInt8) -> UInt8 { first &* 29 &+ second }
}
