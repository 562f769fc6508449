/// What a rule looks for and what is said of a finding; `docs/writing-rules.md` explains the fields.
public struct Rule: Sendable {
    public var id: RuleID
    public var severity: Severity
    public var confidence: Confidence
    /// Literals of which every match contains one; none means that the rule is no pattern rule.
    public var keywords: [String]
    /// PCRE2 over bytes, fragments expanded. Empty for a structural check.
    public var pattern: String
    public var window: Window
    /// The capture group that holds the secret; 0 is the whole match.
    public var secretGroup: Int
    public var filters: [ValueFilter]
    public var validation: Validation?
    /// Several providers share the shape: on the same bytes a rule that names one of them wins.
    public var isBroad: Bool
    /// It is run only when somebody asks for it by name: many have reasons to do what it reports.
    public var isOptIn = false
    /// Globs of the paths to which alone the rule applies; empty means every path.
    public var paths: [Glob]
    public var excludedPaths: [Glob]
    /// How it looks at code and configuration; empty for a pattern rule.
    var storedClauses: StoredClauses = .given([])
    /// What it says to people.
    var texts: StoredRuleTexts
    /// Names of the same rule in other tools, `tool:name`.
    public var aliases: [String]
    public var examples: [RuleExample]
    public var nonExamples: [RuleExample]

    public init(
        id: RuleID, name: String, description: String, severity: Severity, confidence: Confidence,
        keywords: [String] = [], pattern: String = "", window: Window = Window(), secretGroup: Int = 0,
        filters: [ValueFilter] = [], validation: Validation? = nil, isBroad: Bool = false, paths: [Glob] = [],
        excludedPaths: [Glob] = [],
        remediation: String, references: [String] = [], cwe: String = "CWE-798", aliases: [String] = [],
        examples: [RuleExample] = [], nonExamples: [RuleExample] = []
    ) {
        self.id = id
        self.severity = severity
        self.confidence = confidence
        self.keywords = keywords
        self.pattern = pattern
        self.window = window
        self.secretGroup = secretGroup
        self.filters = filters
        self.validation = validation
        self.isBroad = isBroad
        self.paths = paths
        self.excludedPaths = excludedPaths
        texts = .given(
            RuleTexts(
                name: name, description: description, remediation: remediation, references: references, cwe: cwe))
        self.aliases = aliases
        self.examples = examples
        self.nonExamples = nonExamples
    }

    /// Keywords are compared without case when the pattern is.
    public var ignoresCase: Bool { pattern.hasPrefix("(?i)") }

    /// Which of two rules that claim the same bytes keeps them: the higher one.
    ///
    /// 0: the generic family, which knows no provider; 1: a shape that several providers share; 2: a provider's name beside a value;
    /// 3: a token with a shape of its own.
    public var specificity: Int {
        if id.isOf(family: "generic") { return 0 }
        if isBroad { return 1 }
        return ignoresCase ? 2 : 3
    }
}

extension Rule {
    public var name: String {
        get { texts.read.name }
        set { change { $0.name = newValue } }
    }

    /// What fires and what somebody who holds the value can do with it.
    public var description: String {
        get { texts.read.description }
        set { change { $0.description = newValue } }
    }

    /// Where to revoke the value and how to rotate it.
    public var remediation: String {
        get { texts.read.remediation }
        set { change { $0.remediation = newValue } }
    }

    public var references: [String] {
        get { texts.read.references }
        set { change { $0.references = newValue } }
    }

    /// For example `CWE-798`.
    public var cwe: String {
        get { texts.read.cwe }
        set { change { $0.cwe = newValue } }
    }

    /// How it looks at code and configuration; none for all other rules.
    public var clauses: [RuleClause] {
        get { storedClauses.read }
        set { storedClauses = .given(newValue) }
    }

    /// Whether it is about code and configuration.
    public var hasClauses: Bool {
        switch storedClauses {
        case .given(let clauses): !clauses.isEmpty
        case .packed: true
        }
    }

    private mutating func change(_ body: (inout RuleTexts) -> Void) {
        var read = texts.read
        body(&read)
        texts = .given(read)
    }
}

extension Rule {
    /// Whether the rule looks at a file of this path.
    public func applies(to path: String) -> Bool {
        (paths.isEmpty || paths.contains { $0.matches(path) }) && !excludedPaths.contains { $0.matches(path) }
    }
}
