/// The rules of a set, in the order of their ids; those that the program carries are read when somebody asks for them.
public struct RuleList: RandomAccessCollection, Sendable {
    private enum Storage: Sendable {
        case given([Rule])
        case packed(PackedRules)
    }

    private let storage: Storage

    /// - Precondition: they are in the order of their ids, each there once.
    init(sorted rules: [Rule]) { storage = .given(rules) }

    init(_ rules: PackedRules) { storage = .packed(rules) }

    public var startIndex: Int { 0 }

    public var endIndex: Int {
        switch storage {
        case .given(let rules): rules.count
        case .packed(let rules): rules.count
        }
    }

    public subscript(_ index: Int) -> Rule {
        switch storage {
        case .given(let rules): rules[index]
        case .packed(let rules): rules[index]
        }
    }

    func index(of id: RuleID) -> Int? {
        switch storage {
        case .packed(let rules): return rules.index(of: id)
        case .given(let rules):
            let index = rules.indices.partitioningIndex { rules[$0].id >= id }
            return index < rules.count && rules[index].id == id ? index : nil
        }
    }

    /// Those about code and configuration; no other packed one is read for it.
    public var withClauses: [Rule] {
        switch storage {
        case .given(let rules): rules.filter(\.hasClauses)
        case .packed(let rules): rules.withClauses
        }
    }

    /// Those that run only when somebody asks for them: no packed one does.
    var optIn: [RuleID] {
        switch storage {
        case .given(let rules): rules.filter(\.isOptIn).map(\.id)
        case .packed(let rules): rules.others.filter(\.isOptIn).map(\.id)
        }
    }

    /// What a detector looks for.
    var keywordPlan: KeywordPlan {
        switch storage {
        case .given(let rules): KeywordPlan(rules)
        case .packed(let rules): rules.keywordPlan
        }
    }
}
