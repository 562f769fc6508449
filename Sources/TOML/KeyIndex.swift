/// The keys of a table in their order, and the place of each.
///
/// Most tables have a handful of keys, for which a search is faster than a dictionary.
struct KeyIndex: Sendable {
    private static let searchLimit = 8

    private(set) var keys: [String] = []
    private var places: [ExactKey: Int] = [:]

    func place(of key: String) -> Int? {
        let exact = ExactKey(text: key)
        guard keys.count <= Self.searchLimit else { return places[exact] }
        return keys.firstIndex { ExactKey(text: $0) == exact }
    }

    /// Adds a key that is not there yet.
    mutating func append(_ key: String) {
        keys.append(key)
        guard keys.count > Self.searchLimit else { return }
        for place in (places.isEmpty ? 0 : keys.count - 1)..<keys.count {
            places[ExactKey(text: keys[place])] = place
        }
    }
}
