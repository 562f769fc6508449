/// The rules of a gitleaks configuration, made ready to search texts; shared by all threads.
///
/// Unlike a `Detector` it looks at whole texts: a rule's keyword may stand anywhere in one, and its expression has no window.
public final class GitleaksEngine: Sendable {
    struct Entry: Sendable {
        var rule: GitleaksRule
        var id: RuleID
        /// Index in the rule set; nil where the rule is not to be reported.
        var index: Int?
        /// Indexes of `keywords`; none: the text is searched in any case.
        var keywords: [Int]
        /// Its place in `entries`, for each rule that it requires.
        var required: [Int]
    }

    let entries: [Entry]
    let keywords: GitleaksKeywords
    let allowlists: [GitleaksAllowlist]
    /// For each built-in rule that the configuration changes what it changes.
    let overlays: [Int: GitleaksConfiguration.Overlay]
    private let entryOfRule: [Int: Int]

    /// Nil where there is no configuration.
    init?(_ rules: RuleSet) {
        guard let configuration = rules.gitleaks else { return nil }
        var numbers: [String: Int] = [:]
        var words: [String] = []
        var places: [String: Int] = [:]
        for (place, rule) in configuration.rules.enumerated() { places[rule.id] = place }
        var entries: [Entry] = []
        var entryOfRule: [Int: Int] = [:]
        for (rule, id) in zip(configuration.rules, configuration.ruleIDs) {
            for keyword in rule.keywords where numbers[keyword] == nil {
                numbers[keyword] = words.count
                words.append(keyword)
            }
            let isReported = !rule.isHidden && !rules.silent.contains(id)
            let index = isReported ? rules.index(of: id) : nil
            if let index { entryOfRule[index] = entries.count }
            entries.append(
                Entry(
                    rule: rule, id: id, index: index, keywords: rule.keywords.compactMap { numbers[$0] },
                    required: rule.required.compactMap { places[$0.id] }))
        }
        self.entries = entries
        self.entryOfRule = entryOfRule
        keywords = GitleaksKeywords(words)
        allowlists = configuration.allowlists
        var overlays: [Int: GitleaksConfiguration.Overlay] = [:]
        for (index, rule) in rules.rules.enumerated() where rule.id.family != "gitleaks" {
            for (id, overlay) in configuration.overlays where rule.aliases.contains("gitleaks:" + id) {
                overlays[index] = overlay
            }
        }
        self.overlays = overlays
    }

    public func makeWorker() -> GitleaksWorker { GitleaksWorker(self) }

    /// The rule of that place in the rule set; nil for a built-in one.
    public func rule(at index: Int) -> GitleaksRule? { entryOfRule[index].map { entries[$0].rule } }

    /// Rules that a file's path alone decides about, with their places in the rule set.
    public var pathRules: [(rule: GitleaksRule, index: Int)] {
        entries.compactMap { entry in
            guard entry.rule.regex == nil, entry.rule.path != nil, let index = entry.index else { return nil }
            return (entry.rule, index)
        }
    }

    /// Whether a file of that path is reported by a rule that looks at nothing else; nil where it is not.
    public func outcome(of rule: GitleaksRule, path: String) -> GitleaksAllowlist.Outcome? {
        guard rule.regex == nil, rule.applies(to: path) else { return nil }
        let empty: ArraySlice<UInt8> = []
        return Self.outcome(
            (allowlists + rule.allowlists).filter { $0.verdict(secret: empty, match: empty, line: empty) == .open },
            path: path)
    }

    /// What open lists say together.
    static func outcome(_ lists: [GitleaksAllowlist], path: String) -> GitleaksAllowlist.Outcome {
        var commits: Set<String> = []
        for list in lists {
            switch list.outcome(path: path) {
            case .allowed: return .allowed
            case .allowedIn(let some): commits.formUnion(some)
            case .reported: break
            }
        }
        return commits.isEmpty ? .reported : .allowedIn(commits)
    }

    /// What the configuration says about a finding of a built-in rule; nil when it drops it.
    /// - Parameters:
    ///   - value: the secret, which need not stand in `bytes` as it is.
    ///   - match: where it was found, with what stands around it.
    public func mark(
        rule index: Int, value: [UInt8], match: Range<Int>, in bytes: UnsafeRawBufferPointer
    ) -> GitleaksMark? {
        let overlay = overlays[index]
        if let overlay, overlay.entropy > 0, RuneEntropy.bits(value) <= overlay.entropy { return nil }
        let lists = allowlists + (overlay?.allowlists ?? [])
        var mark = GitleaksMark(entry: nil, path: overlay?.path)
        guard !lists.isEmpty else { return mark }
        let place = GitleaksPlace(of: match, in: bytes)
        for list in lists {
            switch list.verdict(
                secret: value[...], match: Array(bytes[match])[...], line: Array(bytes[place.lineBytes])[...])
            {
            case .allowed: return nil
            case .open: mark.open.append(list)
            case .refused: break
            }
        }
        return mark
    }
}
