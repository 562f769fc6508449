internal import Rules
internal import Synchronization

/// The clauses of rules, each read when the first file comes that it may be about: most scans see few languages and formats.
final class ClauseStore: Sendable {
    /// One clause of a rule.
    private struct Entry: Sendable {
        var rule: Rule
        var clause: RuleClause
        /// Nil until a file of a kind of it came.
        var look: Look?
    }

    private struct Known: Sendable {
        var entries: [Entry] = []
        /// The entries of each kind, in their order.
        var places: [FileKind: [Int]] = [:]
        private var ready: [FileKind: KindRules] = [:]

        mutating func rules(about kind: FileKind) throws(RulesError) -> KindRules {
            if let rules = ready[kind] { return rules }
            var found: [KindRules.Entry] = []
            for place in places[kind] ?? [] {
                let look = if let look = entries[place].look { look } else { try Look(entries[place].clause) }
                entries[place].look = look
                found.append(KindRules.Entry(rule: entries[place].rule, look: look))
            }
            let rules = KindRules(found)
            ready[kind] = rules
            return rules
        }
    }

    private let rules: @Sendable () -> [Rule]
    /// Nil until the first file comes.
    private let known = Mutex<Known?>(nil)

    /// - Parameter rules: asked for when the first file comes.
    init(_ rules: @escaping @Sendable () -> [Rule]) { self.rules = rules }

    /// The rules about files of a kind.
    /// - Throws: what is wrong with a clause of them, with its file and line.
    func rules(about kind: FileKind) throws(RulesError) -> KindRules {
        try known.withLock { known throws(RulesError) in
            if let rules = try known?.rules(about: kind) { return rules }
            var read = try read()
            let rules = try read.rules(about: kind)
            known = read
            return rules
        }
    }

    /// Every clause can be read, and every expression of it compiled.
    func validate() throws(RulesError) {
        for entry in try read().entries { try Look(entry.clause).validate() }
    }

    private func read() throws(RulesError) -> Known {
        var known = Known()
        for rule in rules() {
            for clause in rule.clauses {
                for kind in try Look.kinds(of: clause) { known.places[kind, default: []].append(known.entries.count) }
                known.entries.append(Entry(rule: rule, clause: clause))
            }
        }
        return known
    }
}
