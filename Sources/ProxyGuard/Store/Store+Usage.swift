internal import GRDB

extension Store {
    /// The most deltas of one call.
    public static let mostDeltas = 10_000

    /// Adds to what is on record, all in one transaction; after it returns, a killed program has lost nothing of it.
    public func record(_ deltas: [UsageRecord]) async throws(StoreError) {
        guard deltas.count <= Self.mostDeltas else {
            throw StoreError(.invalid, "at most \(Self.mostDeltas) deltas at a time")
        }
        for delta in deltas { try delta.check() }
        guard !deltas.isEmpty else { return }
        try await write(isDurable: false) { db in
            try Self.transaction(db) {
                for delta in deltas { try Self.add(delta, db) }
                return ((), .commit)
            }
        }
    }

    /// Use on days of a range, by token, day and model, at most `limit` rows from the one after `last`.
    public func usage(
        ofProject projectID: String? = nil, ofToken tokenID: String? = nil, on days: ClosedRange<Int64>,
        after last: UsageRecord? = nil, limit: Int = PageRequest.greatestLimit
    ) async throws(StoreError) -> [UsageRecord] {
        if let projectID { try RecordID.project.check(projectID) }
        if let tokenID { try RecordID.token.check(tokenID) }
        guard 1...PageRequest.greatestLimit ~= limit else {
            throw StoreError(.invalid, "the limit of a list must be between 1 and \(PageRequest.greatestLimit)")
        }
        return try await read { db in
            try RowReading.all(
                db,
                """
                SELECT * FROM usage
                WHERE day BETWEEN ? AND ? AND (? IS NULL OR project_id = ?) AND (? IS NULL OR token_id = ?)
                    AND (day, token_id, model) > (?, ?, ?)
                ORDER BY day, token_id, model LIMIT ?
                """,
                [
                    days.lowerBound, days.upperBound, projectID, projectID, tokenID, tokenID, last?.day ?? -1,
                    last?.tokenID ?? "", last?.model ?? "", limit,
                ],
                UsageRecord.init)
        }
    }

    /// Use of each token on one day, to go on counting where an earlier run of the program ended.
    public func totals(on day: Int64) async throws(StoreError) -> [DayTotal] {
        try await read { db in
            try RowReading.all(
                db,
                """
                SELECT token_id, project_id, \(Self.capped) FROM usage WHERE day = ?
                GROUP BY token_id, project_id ORDER BY token_id
                """,
                [day]
            ) { row in
                DayTotal(
                    tokenID: try row.decode(String.self, forColumn: "token_id"),
                    projectID: try row.decode(String.self, forColumn: "project_id"), amounts: try UsageAmounts(row))
            }
        }
    }

    /// Requests in all by family of tokens, to go on counting; removing use of before does not lower them.
    public func requestTotals() async throws(StoreError) -> [String: Int64] {
        try await read { db in
            let pairs = try RowReading.all(db, "SELECT family, requests FROM request_totals", []) { row in
                (
                    try row.decode(String.self, forColumn: "family"),
                    try row.decode(Int64.self, forColumn: "requests")
                )
            }
            return Dictionary(pairs, uniquingKeysWith: { $1 })
        }
    }

    /// Removes use of days before one; totals of requests stay. Tells how many rows there were.
    public func removeUsage(before day: Int64) async throws(StoreError) -> Int {
        try await write(isDurable: true) { db in
            try db.execute(sql: "DELETE FROM usage WHERE day < ?", arguments: [day])
            return db.changesCount
        }
    }

    private static let amountColumns = ["requests", "input_tokens", "output_tokens", "cached_tokens", "micro_dollars"]
    /// Sums stop here, far from where SQLite would go on with numbers that are not exact.
    private static let greatestSum: Int64 = 9_000_000_000_000_000_000

    private static let capped = amountColumns.map { "CAST(min(total(\($0)), 9e18) AS INTEGER) AS \($0)" }
        .joined(separator: ", ")
    private static let raising = amountColumns.map { "\($0) = min(\($0) + ?, \(greatestSum))" }
        .joined(separator: ", ")

    private static func add(_ delta: UsageRecord, _ db: Database) throws {
        if try !raise(delta, delta.storedModel, db) {
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM usage WHERE token_id = ? AND day = ?",
                arguments: [delta.tokenID, delta.day])
            let hasRoom = (count ?? 0) < UsageRecord.mostModels
            let model = hasRoom ? delta.storedModel : UsageRecord.otherModel
            if try hasRoom || !raise(delta, model, db) { try insert(delta, model, db) }
        }
        guard delta.amounts.requests > 0 else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO request_totals (family, requests) VALUES (?, ?)
                ON CONFLICT (family) DO UPDATE SET requests = min(requests + excluded.requests, \(greatestSum))
                """
        ).execute(arguments: [delta.family, delta.amounts.requests])
    }

    private static func raise(_ delta: UsageRecord, _ model: String, _ db: Database) throws -> Bool {
        try db.cachedStatement(sql: "UPDATE usage SET \(raising) WHERE token_id = ? AND day = ? AND model = ?")
            .execute(arguments: StatementArguments(delta.amounts.values) + [delta.tokenID, delta.day, model])
        return db.changesCount > 0
    }

    private static func insert(_ delta: UsageRecord, _ model: String, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO usage (\(amountColumns.joined(separator: ", ")), token_id, project_id, family, day, model)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: StatementArguments(delta.amounts.values) + [
                delta.tokenID, delta.projectID, delta.family, delta.day, model,
            ])
    }
}
