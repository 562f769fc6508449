/// Reads the events of a record, by its file or folder; lines that are none are passed over, for `AuditVerifier` names them.
public enum AuditReader {
    /// How many events `events` returns at most.
    public static let maximumCount = 10_000

    /// Calls `body` with each event in their order, until it returns false.
    public static func forEach(in path: String, _ body: (AuditRecord) -> Bool) throws(AuditError) {
        for path in try AuditVerifier.files(of: path) {
            let file = try AuditOpening.trying(path) { () throws(SystemError) in try OpenFile(path, .read) }
            var reader = LineReader(file)
            while let line = try AuditOpening.trying(path, { () throws(SystemError) in try reader.next() }) {
                guard line.isTerminated, let record = AuditRecord(line.bytes) else { continue }
                guard body(record) else { return }
            }
        }
    }

    /// The first events that a query asks for; `after` of the next query is the number of the last.
    ///
    /// - Parameter limit: At most `maximumCount`.
    public static func events(
        in path: String, _ query: AuditQuery, limit: Int = 100
    ) throws(AuditError) -> [AuditRecord] {
        let limit = min(max(limit, 0), maximumCount)
        var found: [AuditRecord] = []
        guard limit > 0 else { return found }
        try forEach(in: path) { record in
            if query.matches(record) { found.append(record) }
            return found.count < limit
        }
        return found
    }
}
