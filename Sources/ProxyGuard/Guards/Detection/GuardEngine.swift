public import Rules

/// The compiled rules of the guards; shared by all threads.
public final class GuardEngine: Sendable {
    public let policy: GuardPolicy
    let detector: Detector
    let streaming: StreamingRules
    let promptRules: [PromptRule]
    private let confidence: Confidence

    /// - Parameters:
    ///   - rules: all that the program has; those are used that `isUsed` accepts.
    ///   - severity: of the mildest rule that is used.
    ///   - confidence: of the least sure finding that counts.
    public init(
        rules: RuleSet, promptRules: [PromptRule] = [], policy: GuardPolicy = GuardPolicy(),
        severity: Severity = .high, confidence: Confidence = .high
    ) {
        self.policy = policy
        self.promptRules = promptRules
        self.confidence = confidence
        detector = Detector(
            rules: rules.filtered { Self.isUsed($0, severity: severity, confidence: confidence) })
        streaming = StreamingRules(detector)
    }

    /// Whether a rule looks for secrets that are surely some: prose about keys is no reason to stop a request.
    ///
    /// A rule that is less sure counts if arithmetic can prove what it finds.
    public static func isUsed(
        _ rule: Rule, severity: Severity = .high, confidence: Confidence = .high
    ) -> Bool {
        !rule.keywords.isEmpty && !rule.isOptIn && rule.severity >= severity
            && (rule.confidence >= confidence || rule.validation != nil)
    }

    /// One for each thread.
    public func makeWorker() -> GuardWorker { GuardWorker(self) }

    func counts(_ confidence: Confidence) -> Bool { confidence >= self.confidence }

    func ruleName(_ index: Int) -> String { detector.rules.rules[index].id.description }
}
