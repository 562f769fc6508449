internal import Rules

/// One text of a stream, of which events bring pieces.
struct StreamLane {
    var detector: StreamingDetector
    /// Where its first piece stood.
    let field: String
    /// Secrets, from the start of the text, that events may still have to be rid of.
    var findings: [StreamingDetector.Finding] = []
    /// Bytes of the text so far.
    private(set) var count = 0
    private var key: LiteralSearch?

    /// What every text may begin to be: so many bytes of a key tell nothing, and holding them would hold every second word.
    private static let spared = 4

    init(_ rules: StreamingRules, field: String, key: LiteralSearch? = nil) {
        detector = rules.makeDetector()
        self.field = field
        self.key = key
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

    /// What comes next belongs to another text.
    mutating func finishKey() { key?.reset() }
}
