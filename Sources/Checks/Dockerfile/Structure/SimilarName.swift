/// Looks for the name that somebody may have meant.
enum SimilarName {
    /// Longer names are not compared, in bytes.
    private static let greatestLength = 64

    /// The nearest of the names, if it is near enough: a quarter of its letters may differ; of several the first.
    static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        guard wanted.count > 1, wanted.count <= greatestLength else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in names {
            let bytes = Array(candidate.lowercased().utf8)
            guard !bytes.isEmpty, bytes.count <= greatestLength, candidate != name else { continue }
            let limit = max(1, max(wanted.count, bytes.count) / 4)
            guard abs(bytes.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, bytes)
            if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
        }
        return best?.name
    }

    /// How many letters have to be put in, taken out, replaced or swapped with their neighbour to get from one to the other.
    static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
                var least = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, before[column - 1] + 1)
                }
                current.append(least)
            }
            (before, last) = (last, current)
        }
        return last[second.count]
    }
}
