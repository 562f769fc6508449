internal import Rules

/// Which findings the comments of other tools hold back, and which comments hold back nothing.
struct IgnoredFindings {
    typealias Found = (rule: Rule, finding: CheckFinding)

    /// Those that count, in the order of the file.
    private let ignores: [Ignore]
    private let scopes: [Key: OverlapIndex]

    /// What findings and comments are compared by.
    private enum Key: Hashable {
        case rule(RuleID)
        /// A code of ShellCheck.
        case code(String)
        case tool(Ignore.Tool)
        case all
    }

    /// - Parameter ignores: expired ones hold nothing back.
    init(_ ignores: [Ignore], today: Day?) {
        self.ignores = ignores.filter { !$0.isExpired(on: today) }
        var scopes: [Key: [Range<Int>]] = [:]
        for ignore in self.ignores {
            for key in Self.keys(of: ignore) { scopes[key, default: []] += ignore.scopes }
        }
        self.scopes = scopes.mapValues { OverlapIndex($0) }
    }

    /// Marks the findings that are held back.
    func mark(_ found: inout [Found]) {
        guard !scopes.isEmpty else { return }
        for index in found.indices {
            found[index].finding.isIgnored = Self.keys(of: found[index]).contains {
                scopes[$0]?.overlaps(found[index].finding.range) ?? false
            }
        }
    }

    /// Names of rules that hold nothing back, though all that they mean is switched on.
    ///
    /// What another tool calls so and nobody here knows is that tool's affair.
    func unused(among found: [Found], isOn: (RuleID) -> Bool) -> [Ignore] {
        guard !ignores.isEmpty else { return [] }
        var places: [Key: [Range<Int>]] = [:]
        for (rule, finding) in found {
            places[.rule(rule.id), default: []].append(finding.range)
            if let code = finding.code { places[.code(code), default: []].append(finding.range) }
        }
        let indexes = places.mapValues { OverlapIndex($0) }
        return ignores.filter { ignore in
            guard case .name(let name) = ignore.subject else { return false }
            let rules = ShellCheckComment.isName(name) ? [ShellCheckDefect.rule] : RuleNames.rules(called: name)
            guard !rules.isEmpty, rules.allSatisfy({ isOn($0.id) }) else { return false }
            return !Self.keys(of: ignore).contains { key in
                ignore.scopes.contains { indexes[key]?.overlaps($0) ?? false }
            }
        }
    }

    private static func keys(of ignore: Ignore) -> [Key] {
        switch ignore.subject {
        case .name(let name) where ShellCheckComment.isName(name): [.code(name.uppercased())]
        case .name(let name): RuleNames.rules(called: name).map { .rule($0.id) }
        case .tool: [.tool(ignore.tool)]
        case .all: [.all]
        }
    }

    private static func keys(of found: Found) -> [Key] {
        let (rule, finding) = found
        return [.all, .rule(rule.id)] + (finding.code.map { [.code($0)] } ?? [])
            + Ignore.Tool.allCases.filter { rule.isKnown(to: $0.rawValue) }.map { .tool($0) }
    }
}
