/// Merge keys: `<<` brings the pairs of other mappings. Source: https://yaml.org/type/merge.html
enum MergeKeys {
    /// The own pairs, and behind them those of merged mappings whose keys are new; of several mappings the first wins.
    static func resolve(_ pairs: [YAMLMapping.Pair]) throws(YAMLError) -> [YAMLMapping.Pair] {
        guard pairs.contains(where: { $0.key.isMergeKey }) else { return pairs }
        var result = pairs.filter { !$0.key.isMergeKey }
        var known = Set(result.compactMap(\.key.text))
        for pair in pairs where pair.key.isMergeKey {
            for merged in try mappings(pair) {
                for pair in merged.pairs {
                    guard let name = pair.key.text, known.insert(name).inserted else { continue }
                    result.append(pair)
                }
            }
        }
        return result
    }

    private static func mappings(_ pair: YAMLMapping.Pair) throws(YAMLError) -> [YAMLMapping] {
        let values = pair.value.sequence ?? [pair.value]
        let mappings = values.compactMap(\.mapping)
        guard mappings.count == values.count else {
            throw YAMLError(
                line: pair.key.line, column: pair.key.column,
                message: "expected a mapping, or a sequence of them, to merge, found something else")
        }
        return mappings
    }
}

extension YAMLNode {
    fileprivate var isMergeKey: Bool { text == "<<" && scalar?.style == .plain && tag == nil }
}
