/// A match that passed its rule's filters, in one run of bytes; no path is known yet.
public struct Candidate: Hashable, Sendable {
    /// Index of the rule in its `RuleSet`.
    public var rule: Int
    /// Where the secret stands, in bytes from the start.
    public var secret: Range<Int>
    /// Where the whole match stands.
    public var match: Range<Int>
    public var confidence: Confidence
    /// Of a value that had to be decoded its index in `DetectorWorker.Detection.decoded`; else the secret's bytes are the value.
    public var decoded: Int?

    public init(rule: Int, secret: Range<Int>, match: Range<Int>, confidence: Confidence) {
        self.rule = rule
        self.secret = secret
        self.match = match
        self.confidence = confidence
    }
}
