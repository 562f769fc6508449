internal import ProxyRecords
internal import ProxyStore

/// What was used.
enum UsageEndpoints {
    static let all = [
        Endpoint(
            "GET", "/usage", "usage.query", .read,
            queries: ["from", "to", "project", "token", "group", "limit", "cursor"], query)
    ]

    private static let secondsOfDay: Int64 = 86_400
    private static let mostDays: Int64 = 366
    /// Rows that one answer sums up at most, so that no question keeps the store busy.
    private static let mostRows = 100_000

    /// What rows are summed up by.
    private enum Group: String, CaseIterable {
        case day, token, project, model

        func name(_ row: UsageRecord) -> String {
            switch self {
            case .day: UsageEndpoints.dayText(row.day)
            case .token: row.tokenID
            case .project: row.projectID
            case .model: row.model
            }
        }
    }

    @Sendable
    private static func query(_ call: Invocation) async throws(ManagementError) -> Answer {
        let days = try days(call)
        let project = try call.query.id("project", .project)
        let token = try call.query.id("token", .token)
        let limit = Int(try call.query.number("limit", in: 1...Int64(PageRequest.greatestLimit)) ?? 50)
        let store = call.services.store
        if let name = call.query["group"] {
            guard let group = Group(rawValue: name) else {
                throw .invalid("group", "write one of day, token, project and model")
            }
            for field in ["limit", "cursor"] where call.query[field] != nil {
                throw .invalid(field, "a summary has no pages")
            }
            return try await summary(store, days, project, token, group)
        }
        var last: UsageRecord?
        if let text = call.query["cursor"] {
            guard let row = UsageCursor.row(text) else {
                throw .invalid("cursor", "send back `next` of the page before")
            }
            last = row
        }
        let rows = try await fromStore { [last] () throws(StoreError) in
            try await store.usage(ofProject: project, ofToken: token, on: days, after: last, limit: limit)
        }
        let next = rows.count == limit ? rows.last.map(UsageCursor.text) : nil
        return Answer(json: ["items": .array(rows.map(json)), "next": JSONValue(next)])
    }

    private static func summary(
        _ store: Store, _ days: ClosedRange<Int64>, _ project: String?, _ token: String?, _ group: Group
    ) async throws(ManagementError) -> Answer {
        var sums: [String: UsageAmounts] = [:]
        var last: UsageRecord?
        var count = 0
        while true {
            let rows = try await fromStore { [last] () throws(StoreError) in
                try await store.usage(ofProject: project, ofToken: token, on: days, after: last)
            }
            count += rows.count
            guard count <= mostRows else { throw .invalid("from", "too much to sum up; ask for fewer days") }
            for row in rows { sums[group.name(row), default: UsageAmounts()].add(row.amounts) }
            guard rows.count == PageRequest.greatestLimit else { break }
            last = rows.last
        }
        let items: [JSONValue] = sums.sorted { $0.key < $1.key }.map { name, amounts in
            .object([JSONValue.Member(group.rawValue, .string(name))] + members(amounts))
        }
        return Answer(json: ["items": .array(items), "next": .null])
    }

    private static func json(_ row: UsageRecord) -> JSONValue {
        .object(
            [
                JSONValue.Member("day", .string(dayText(row.day))),
                JSONValue.Member("project_id", .string(row.projectID)),
                JSONValue.Member("token_id", .string(row.tokenID)),
                JSONValue.Member("model", .string(row.model)),
            ] + members(row.amounts))
    }

    private static func members(_ amounts: UsageAmounts) -> [JSONValue.Member] {
        [
            JSONValue.Member("requests", .integer(amounts.requests)),
            JSONValue.Member("input_tokens", .integer(amounts.inputTokens)),
            JSONValue.Member("output_tokens", .integer(amounts.outputTokens)),
            JSONValue.Member("cached_tokens", .integer(amounts.cachedTokens)),
            JSONValue.Member("micro_dollars", .integer(amounts.microDollars)),
        ]
    }

    private static func dayText(_ day: Int64) -> String {
        String(Timestamp(seconds: day * secondsOfDay).description.prefix(10))
    }

    /// From `from` to `to`, both days of UTC; without them the last thirty.
    private static func days(_ call: Invocation) throws(ManagementError) -> ClosedRange<Int64> {
        let today = call.services.now() / secondsOfDay
        let last = try day("to", call) ?? today
        let first = try day("from", call) ?? max(0, last - 29)
        guard first <= last else { throw .invalid("from", "the first day is behind the last") }
        guard last - first < mostDays else { throw .invalid("from", "at most \(mostDays) days at a time") }
        return first...last
    }

    private static func day(_ name: String, _ call: Invocation) throws(ManagementError) -> Int64? {
        guard let text = call.query[name] else { return nil }
        guard text.utf8.count == 10, let time = Timestamp(text), time.milliseconds >= 0 else {
            throw .invalid(name, "write a day such as 2026-01-31")
        }
        return time.milliseconds / 1000 / secondsOfDay
    }
}

extension UsageAmounts {
    /// Adds amounts; sums stop at the largest number.
    fileprivate mutating func add(_ other: UsageAmounts) {
        for path in [
            \UsageAmounts.requests, \.inputTokens, \.outputTokens, \.cachedTokens, \.microDollars,
        ] as [WritableKeyPath<UsageAmounts, Int64>] {
            let (sum, overflow) = self[keyPath: path].addingReportingOverflow(other[keyPath: path])
            self[keyPath: path] = overflow ? .max : sum
        }
    }
}
