internal import Rules

/// One text of a stream, of which events bring pieces.
struct StreamLane {
    var detector: StreamingDetector
    /// Where its first piece stood.
    let field: String
    /// Secrets, from the start of the text, that events may still have to be rid of.
    var findings: [StreamingDetector.Finding] = []

    init(_ rules: StreamingRules, field: String) {
        detector = rules.makeDetector()
        self.field = field
    }
}
