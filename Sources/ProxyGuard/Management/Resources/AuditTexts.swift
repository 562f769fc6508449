public import ProxyRecords

extension AuditVerdict {
    /// As management shows it, and the command line.
    public var json: JSONValue {
        switch self {
        case .intact(let extent):
            [
                "intact": true, "events": .integer(Int64(extent.count)), "first": JSONValue(extent.first),
                "last": JSONValue(extent.last), "files": .integer(Int64(extent.files)),
                "end_known": .bool(extent.isEndKnown), "authenticated": .bool(extent.isAuthenticated),
                "note": note(extent),
            ]
        case .broken(let fault):
            [
                "intact": false, "file": .string(String(fault.file.split(separator: "/").last ?? "")),
                "line": .integer(Int64(fault.line)), "kind": .string(fault.kind.rawValue),
                "message": .string(fault.message),
            ]
        }
    }

    private func note(_ extent: AuditExtent) -> JSONValue {
        if extent.isAuthenticated { return .null }
        return extent.isOfEarlierKey
            ? "the chain is intact, and its head is signed with a key of before: who has that one could have made it anew"
            : "the chain is intact; without a key anybody who can write the file could have made it anew"
    }
}

extension AuditReport {
    /// As management shows it.
    var json: JSONValue {
        [
            "events": .integer(Int64(count)), "first": JSONValue(first?.description),
            "last": JSONValue(last?.description), "actions": Self.json(actions), "outcomes": Self.json(outcomes),
            "projects": Self.json(projects), "tokens": Self.json(topTokens), "failures": Self.json(failures),
            "failing_addresses": Self.json(failingAddresses),
            "new_addresses": .array(newAddresses.map { .string($0) }),
        ]
    }

    private static func json(_ figures: [Figure]) -> JSONValue {
        .array(figures.map { ["name": .string($0.name), "count": .integer(Int64($0.count))] })
    }
}
