internal import Rules

/// How a clause looks at a file.
enum Look: Sendable {
    case code(CodeRule)
    case settings(SettingRule)

    /// - Throws: what is wrong with the clause, with its file and line.
    init(_ clause: RuleClause) throws(RulesError) {
        switch clause.kind {
        case .code: self = .code(try CodeRule(clause))
        case .setting: self = .settings(try SettingRule(clause))
        }
    }

    /// What files a clause is about.
    static func kinds(of clause: RuleClause) throws(RulesError) -> [FileKind] {
        switch clause.kind {
        case .code: try CodeRule.languages(of: clause).map(FileKind.code)
        case .setting: try SettingRule.formats(of: clause).map(FileKind.settings)
        }
    }

    /// What a file has to hold for the rule to fire: one of them.
    var demands: [WordDemand] {
        switch self {
        case .code(let rule): rule.demands
        case .settings(let rule): rule.demands
        }
    }

    /// Every expression of it can be compiled.
    func validate() throws(RulesError) {
        switch self {
        case .code(let rule): try rule.validate()
        case .settings(let rule): try rule.validate()
        }
    }
}
