internal import Synchronization

/// Rules that the program carries, and some that it makes itself, as one list in the order of their ids.
///
/// Most starts ask for few of them, so a packed one is read when somebody does.
final class PackedRules: Sendable {
    private let texts: [StaticString]
    private let keywords: StaticString
    /// Rules that are not packed.
    let others: [Rule]
    /// For each rule of the list its place in `texts`, or the complement of its place in `others`.
    private let places: [Int]
    private let read = Mutex<[Int: Rule]>([:])

    /// - Parameters:
    ///   - texts: made by `RulePack.encode`, in the order of their ids.
    ///   - keywords: made of the same rules by `KeywordPlan.packed`.
    /// - Throws: `RulesError.duplicate` when two rules bear one id.
    init(_ texts: [StaticString], keywords: StaticString, and others: [Rule]) throws(RulesError) {
        self.texts = texts
        self.keywords = keywords
        self.others = others.sorted { $0.id < $1.id }
        var places: [Int] = []
        places.reserveCapacity(texts.count + others.count)
        var next = 0
        for index in self.others.indices {
            let id = self.others[index].id
            let place = (next..<texts.count).partitioningIndex { !RulePack.isID(of: texts[$0], less: id) }
            places += next..<place
            next = place
            let isKnown =
                place < texts.count && RulePack.isID(of: texts[place], id)
                || index > 0 && self.others[index - 1].id == id
            guard !isKnown else { throw RuleSet.duplicate(id) }
            places.append(~index)
        }
        places += next..<texts.count
        self.places = places
    }

    var count: Int { places.count }

    subscript(_ index: Int) -> Rule {
        let place = places[index]
        guard place >= 0 else { return others[~place] }
        if let known = read.withLock({ $0[place] }) { return known }
        guard let rule = try? RulePack.decode(texts[place]) else {
            preconditionFailure("the built-in rules are damaged")
        }
        read.withLock { $0[place] = rule }
        return rule
    }

    /// Those about code and configuration.
    var withClauses: [Rule] {
        places.indices.compactMap { index in
            let place = places[index]
            guard place < 0 || RulePack.hasClauses(texts[place]) else { return nil }
            let rule = self[index]
            return rule.hasClauses ? rule : nil
        }
    }

    func index(of id: RuleID) -> Int? {
        let index = places.indices.partitioningIndex { index in
            let place = places[index]
            return place < 0 ? others[~place].id >= id : !RulePack.isID(of: texts[place], less: id)
        }
        guard index < places.count else { return nil }
        let place = places[index]
        return (place < 0 ? others[~place].id == id : RulePack.isID(of: texts[place], id)) ? index : nil
    }

    /// What a detector of the whole list looks for.
    var keywordPlan: KeywordPlan {
        var indexes = Array(repeating: 0, count: texts.count)
        for (index, place) in places.enumerated() where place >= 0 { indexes[place] = index }
        return keywords.withUTF8Buffer { KeywordPlan(unpacking: $0, rules: indexes) }
    }
}
