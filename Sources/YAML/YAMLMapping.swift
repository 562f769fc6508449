/// Pairs in the order of the file, found by their keys in constant time.
///
/// What merge keys (`<<`) bring stands behind the mapping's own pairs; the merge keys themselves are left out.
public struct YAMLMapping: Sendable {
    /// A key and its value.
    public struct Pair: Sendable {
        /// Most often a scalar.
        public var key: YAMLNode
        /// Null where the file gives none.
        public var value: YAMLNode
    }

    /// Most mappings have a handful of keys, for which a search is faster than a dictionary.
    private static let searchLimit = 8

    /// Every pair, those too whose key stands again.
    public let pairs: [Pair]
    private let places: [String: Int]

    init(_ pairs: [Pair]) {
        self.pairs = pairs
        guard pairs.count > Self.searchLimit else {
            places = [:]
            return
        }
        var places: [String: Int] = [:]
        for (place, pair) in pairs.enumerated() {
            if let name = pair.key.text { places[name] = place }
        }
        self.places = places
    }

    /// The texts of the keys that are scalars, in the order of the file.
    public var keys: [String] { pairs.compactMap(\.key.text) }

    /// The value of a key; of a key that stands twice the last one.
    public subscript(_ key: String) -> YAMLNode? { pair(key)?.value }

    /// The pair of a key; of a key that stands twice the last one.
    public func pair(_ key: String) -> Pair? {
        if pairs.count > Self.searchLimit { return places[key].map { pairs[$0] } }
        return pairs.last { $0.key.text == key }
    }
}
