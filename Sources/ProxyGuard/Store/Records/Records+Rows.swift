internal import FoundationEssentials
internal import GRDB

// Rows are read with calls that throw: what a damaged file holds must not stop the program. Conditions are constant
// texts; whatever comes from outside is bound.

extension StoredLimits {
    init(_ row: Row) throws {
        self.init(
            requestsPerMinute: try row.decode(Int?.self, forColumn: "requests_per_minute"),
            concurrentRequests: try row.decode(Int?.self, forColumn: "concurrent_requests"),
            modelTokensPerMinute: try row.decode(Int?.self, forColumn: "model_tokens_per_minute"),
            microDollarsPerDay: try row.decode(Int?.self, forColumn: "micro_dollars_per_day"),
            totalRequests: try row.decode(Int?.self, forColumn: "total_requests"))
    }
}

extension StoredHash {
    init(_ row: Row, forColumn column: String = "hash") throws {
        guard let hash = StoredHash(bytes: Array(try row.decode(Data.self, forColumn: column))) else {
            throw StoreError(.damaged, "a hash of the store has another length")
        }
        self = hash
    }

    var stored: DatabaseValue { Data(bytes).databaseValue }
}

extension ProjectRecord {
    init(_ row: Row) throws {
        self.init(
            id: try row.decode(String.self, forColumn: "id"),
            name: try row.decode(String.self, forColumn: "name"),
            createdAt: try row.decode(Int64.self, forColumn: "created_at"),
            disabledAt: try row.decode(Int64?.self, forColumn: "disabled_at"),
            limits: try StoredLimits(row),
            models: ModelList.read(try row.decode(String.self, forColumn: "models")))
    }

    static func fetch(
        _ db: Database, where condition: String = "TRUE", _ arguments: StatementArguments = StatementArguments()
    ) throws -> [ProjectRecord] {
        try RowReading.all(db, "SELECT * FROM projects WHERE " + condition, arguments, ProjectRecord.init)
    }
}

extension TokenRecord {
    init(_ row: Row) throws {
        self.init(
            id: try row.decode(String.self, forColumn: "id"),
            projectID: try row.decode(String.self, forColumn: "project_id"),
            hash: try StoredHash(row),
            hint: try row.decode(String.self, forColumn: "hint"),
            name: try row.decode(String.self, forColumn: "name"),
            createdAt: try row.decode(Int64.self, forColumn: "created_at"),
            expiresAt: try row.decode(Int64.self, forColumn: "expires_at"),
            revokedAt: try row.decode(Int64?.self, forColumn: "revoked_at"),
            limits: try StoredLimits(row),
            models: ModelList.read(try row.decode(String.self, forColumn: "models")),
            family: try row.decode(String.self, forColumn: "family"))
    }

    static func fetch(
        _ db: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> [TokenRecord] {
        try RowReading.all(db, "SELECT * FROM tokens WHERE " + condition, arguments, TokenRecord.init)
    }
}

extension ProviderKeyRecord {
    init(_ row: Row) throws {
        guard let state = ProviderKeyState(rawValue: try row.decode(String.self, forColumn: "state")) else {
            throw StoreError(.damaged, "a provider key of the store has an unknown state")
        }
        self.init(
            id: try row.decode(String.self, forColumn: "id"),
            upstream: try row.decode(String.self, forColumn: "upstream"),
            createdAt: try row.decode(Int64.self, forColumn: "created_at"),
            notBefore: try row.decode(Int64.self, forColumn: "not_before"),
            retiredAt: try row.decode(Int64?.self, forColumn: "retired_at"),
            state: state)
    }

    static func fetch(
        _ db: Database, where condition: String, _ arguments: StatementArguments = StatementArguments()
    ) throws -> [ProviderKeyRecord] {
        try RowReading.all(db, "SELECT * FROM provider_keys WHERE " + condition, arguments, ProviderKeyRecord.init)
    }
}

extension SealedProviderKey {
    init(_ row: Row) throws {
        self.init(
            record: try ProviderKeyRecord(row), sealed: try row.decode(String.self, forColumn: "sealed"))
    }

    static func fetch(
        _ db: Database, where condition: String, _ arguments: StatementArguments = StatementArguments()
    ) throws -> [SealedProviderKey] {
        try RowReading.all(db, "SELECT * FROM provider_keys WHERE " + condition, arguments, SealedProviderKey.init)
    }
}

extension UsageAmounts {
    init(_ row: Row) throws {
        self.init(
            requests: try row.decode(Int64.self, forColumn: "requests"),
            inputTokens: try row.decode(Int64.self, forColumn: "input_tokens"),
            outputTokens: try row.decode(Int64.self, forColumn: "output_tokens"),
            cachedTokens: try row.decode(Int64.self, forColumn: "cached_tokens"),
            microDollars: try row.decode(Int64.self, forColumn: "micro_dollars"))
    }
}

extension UsageRecord {
    init(_ row: Row) throws {
        self.init(
            tokenID: try row.decode(String.self, forColumn: "token_id"),
            family: try row.decode(String.self, forColumn: "family"),
            projectID: try row.decode(String.self, forColumn: "project_id"),
            day: try row.decode(Int64.self, forColumn: "day"),
            model: try row.decode(String.self, forColumn: "model"),
            amounts: try UsageAmounts(row))
    }
}

/// Rows of a question, one by one.
enum RowReading {
    static func all<Value>(
        _ db: Database, _ sql: String, _ arguments: StatementArguments, _ read: (Row) throws -> Value
    ) throws -> [Value] {
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() { values.append(try read(row)) }
        return values
    }

    /// One more than asked for is read, to know whether there is more.
    static func page<Value: Sendable>(
        _ db: Database, _ sql: String, _ arguments: StatementArguments, _ request: PageRequest,
        _ read: (Row) throws -> Value
    ) throws -> Page<Value> {
        let rows = try all(
            db, sql + " AND number > ? AND (? IS NULL OR name LIKE ? ESCAPE '\\') ORDER BY number LIMIT ?",
            arguments + [request.cursor?.number ?? 0, request.pattern, request.pattern, request.limit + 1]
        ) { (try $0.decode(Int64.self, forColumn: "number"), try read($0)) }
        let items = rows.prefix(request.limit)
        return Page(
            items: items.map(\.1), next: rows.count > items.count ? items.last.map { PageCursor(number: $0.0) } : nil)
    }
}

/// Names of models as one text; a name has no line break.
enum ModelList {
    static func read(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
    static func written(_ models: [String]) -> String { models.joined(separator: "\n") }
}
