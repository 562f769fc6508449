internal import ArgumentParser
internal import ProxyManagement

/// Limits and models of a project or token.
struct LimitOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Requests in a minute; 0 for no limit.", valueName: "number"))
    var requestsPerMinute: Int64?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Requests at once; 0 for no limit.", valueName: "number"))
    var concurrentRequests: Int64?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Tokens of models in a minute; 0 for no limit.", valueName: "number"))
    var modelTokensPerMinute: Int64?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Not in this version, which knows no prices; 0 takes one of before away.", valueName: "number"))
    var microDollarsPerDay: Int64?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Requests in all; 0 for no limit.", valueName: "number"))
    var totalRequests: Int64?
    @Option(
        name: .customLong("model"), help: ArgumentHelp("A model that may be used; may be repeated.", valueName: "name"))
    var models: [String] = []

    func validate() throws {
        for (name, value) in limits where (value ?? 0) < 0 {
            let option = name.map { $0 == "_" ? "-" : String($0) }.joined()
            throw ValidationError("--\(option): write a number from 1 on, or 0 for no limit")
        }
    }

    private var limits: [(name: String, value: Int64?)] {
        [
            ("requests_per_minute", requestsPerMinute), ("concurrent_requests", concurrentRequests),
            ("model_tokens_per_minute", modelTokensPerMinute), ("micro_dollars_per_day", microDollarsPerDay),
            ("total_requests", totalRequests),
        ]
    }

    /// The members of a body.
    var members: [JSONValue.Member] {
        let limits = self.limits.compactMap { name, value in
            value.map { JSONValue.Member(name, $0 == 0 ? .null : .integer($0)) }
        }
        var members: [JSONValue.Member] = []
        if !limits.isEmpty { members.append(JSONValue.Member("limits", .object(limits))) }
        if !models.isEmpty { members.append(JSONValue.Member("models", .array(models.map { .string($0) }))) }
        return members
    }
}
