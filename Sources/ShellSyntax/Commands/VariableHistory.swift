/// The values of variables over the time that a script runs.
///
/// Only what is certain is a value: behind a branch that assigns, a variable is unknown.
struct VariableHistory: Sendable {
    private struct Entry {
        let moment: Int
        let value: String?
    }

    /// Longer values count as unknown, as do all once so many bytes are kept: values that double must not fill memory.
    private static let greatestLength = 1024
    private static let greatestTotal = 1 << 20

    private var entries: [String: [Entry]] = [:]
    /// The names in the order of their changes.
    private var changes: [String] = []
    /// When all variables were forgotten.
    private var forgotten: [Int] = []
    private var volatile: Set<String> = []
    private var total = 0
    private(set) var now = 0

    init(_ values: [String: String]) {
        for (name, value) in values { set(name, value) }
    }

    mutating func set(_ name: String, _ value: String?) {
        now += 1
        var kept = value
        if let value {
            total += value.utf8.count
            if value.utf8.count > Self.greatestLength || total > Self.greatestTotal { kept = nil }
        }
        entries[name, default: []].append(Entry(moment: now, value: kept))
        changes.append(name)
    }

    /// The value at a moment, nil if it is not certain.
    func value(of name: String, at moment: Int) -> String? {
        guard let history = entries[name], !volatile.contains(name) else { return nil }
        let count = history.partition { $0.moment > moment }
        guard count > 0 else { return nil }
        let entry = history[count - 1]
        let lost = forgotten.partition { $0 > moment }
        if lost > 0, forgotten[lost - 1] >= entry.moment { return nil }
        return entry.value
    }

    /// From now on no variable is certain.
    mutating func forgetAll() {
        now += 1
        forgotten.append(now)
    }

    /// A function assigns these, and who knows when it is called.
    mutating func makeVolatile(_ names: Set<String>) { volatile.formUnion(names) }

    // MARK: Branches

    /// This moment, to come back to.
    var mark: (change: Int, moment: Int) { (changes.count, now) }

    /// What has changed since is lost: a subshell ends.
    mutating func restore(_ mark: (change: Int, moment: Int)) {
        let isForgotten = forgotten.last.map { $0 > mark.moment } ?? false
        for name in Set(changes[mark.change...]) { set(name, value(of: name, at: mark.moment)) }
        // What was certain before is not worth the search.
        if isForgotten { forgetAll() }
    }

    /// What has changed since may not have: a branch ends.
    mutating func join(_ mark: (change: Int, moment: Int)) {
        guard changes.count > mark.change else { return }
        for name in Set(changes[mark.change...]) { set(name, nil) }
    }
}

extension Array {
    /// The number of elements before the first that answers yes, all of which stand at the end.
    fileprivate func partition(_ isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
