/// A summary of a record for who looks at it once a week: how much, who, what failed, from where for the first time.
public struct AuditReport: Hashable, Sendable {
    /// A name and how often it occurs.
    public struct Figure: Hashable, Sendable {
        public var name: String
        public var count: Int
    }

    /// How many different names of one sort are counted apart; what comes then is counted as `other`.
    static let maximumNames = 100_000

    /// How many events match the query.
    public private(set) var count = 0
    /// When the first of them was.
    public private(set) var first: Timestamp?
    /// When the last of them was.
    public private(set) var last: Timestamp?
    /// By action, the most frequent first; as all lists.
    public private(set) var actions: [Figure] = []
    /// By outcome.
    public private(set) var outcomes: [Figure] = []
    /// By project.
    public private(set) var projects: [Figure] = []
    /// Tokens with most events.
    public private(set) var topTokens: [Figure] = []
    /// What was refused or failed, `action: reason`.
    public private(set) var failures: [Figure] = []
    /// Addresses with most of these.
    public private(set) var failingAddresses: [Figure] = []
    /// Client addresses that no earlier event of the record has, in their order.
    public private(set) var newAddresses: [String] = []

    /// Reads a record once, from its first event on: what is new is only seen by what is old.
    ///
    /// - Parameter length: How many entries the lists have at most.
    public init(reading path: String, _ query: AuditQuery = AuditQuery(), length: Int = 20) throws(AuditError) {
        var tallies = [Tally](repeating: Tally(), count: 6)
        var known: Set<String> = []
        var summary = (count: 0, first: Timestamp?.none, last: Timestamp?.none, new: [String]())
        try AuditReader.forEach(in: path) { record in
            let event = record.event
            let isAsked = query.matches(record)
            if let address = event.clientIP, known.count < Self.maximumNames, known.insert(address).inserted, isAsked {
                summary.new.append(address)
            }
            guard isAsked else { return true }
            summary.count += 1
            summary.first = min(summary.first ?? event.timestamp, event.timestamp)
            summary.last = max(summary.last ?? event.timestamp, event.timestamp)
            tallies[0].count(event.action)
            tallies[1].count(event.outcome.rawValue)
            tallies[2].count(event.projectID)
            tallies[3].count(event.tokenID)
            if event.outcome != .success {
                tallies[4].count(event.reason.map { "\(event.action): \($0)" } ?? event.action)
                tallies[5].count(event.clientIP)
            }
            return true
        }
        (count, first, last) = (summary.count, summary.first, summary.last)
        newAddresses = Array(summary.new.prefix(length))
        let figures = tallies.map { $0.figures(length) }
        (actions, outcomes, projects) = (figures[0], figures[1], figures[2])
        (topTokens, failures, failingAddresses) = (figures[3], figures[4], figures[5])
    }

    private struct Tally {
        private var counts: [String: Int] = [:]

        mutating func count(_ name: String?) {
            guard let name else { return }
            let isRoom = counts.count < AuditReport.maximumNames || counts[name] != nil
            counts[isRoom ? name : "other", default: 0] += 1
        }

        func figures(_ length: Int) -> [Figure] {
            counts.map { Figure(name: $0.key, count: $0.value) }
                .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
                .prefix(length).map { $0 }
        }
    }
}
