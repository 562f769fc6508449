internal import Rules

/// One text of a stream, of which events bring pieces.
struct StreamLane {
    var detector: StreamingDetector
    /// Where its first piece stood.
    let field: String
    /// It need not go on; then nothing waits for it longer than to the next event with text.
    let isSporadic: Bool
    /// Secrets, from the start of the text, that events may still have to be rid of.
    var findings: [StreamingDetector.Finding] = []
    /// Bytes of the text so far.
    private(set) var count = 0
    /// Of a text that need not go on: everything in front of this waits no longer for what may follow, from the start of the text.
    private(set) var released = 0
    /// Pieces in which something was found when they were looked at by themselves, as far as findings may still reach them.
    private var known: [Range<Int>] = []
    private var key: LiteralSearch?

    /// What every text may begin to be: so many bytes of a key tell nothing, and holding them would hold every second word.
    private static let spared = 4

    /// - Parameter isSporadic: it need not go on.
    init(_ rules: StreamingRules, field: String, key: LiteralSearch? = nil, isSporadic: Bool = false) {
        detector = rules.makeDetector()
        self.field = field
        self.key = key
        self.isSporadic = isSporadic
    }

    /// Takes note of the next piece.
    ///
    /// - Returns: whether the key stands in the text now.
    mutating func completesKey(_ text: [UInt8]) -> Bool {
        count += text.count
        return text.withUnsafeBytes { key?.firstEnd(in: $0) } != nil
    }

    /// Everything in front of this cannot become a part of the key, from the start of the text.
    var keyDecided: Int {
        let matched = key?.matched ?? 0
        return matched > Self.spared ? count - matched + Self.spared : count
    }

    /// Takes note of a piece in which something was found by itself.
    mutating func noteFound(in piece: Range<Int>) {
        known.removeAll { $0.upperBound <= detector.decided }
        known.append(piece)
    }

    /// Nothing waits for what may follow.
    mutating func release() { released = count }

    /// Whether what lies there was found in a piece by itself, at least its beginning.
    func isKnown(_ range: Range<Int>) -> Bool { known.contains { $0.overlaps(range) } }

    /// What comes next belongs to another text.
    mutating func finishKey() { key?.reset() }
}
