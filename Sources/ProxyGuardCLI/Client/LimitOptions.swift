internal import ArgumentParser
internal import ProxyManagement

/// Limits and models of a project or token.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Requests in a minute; 0 for no limit.", valueName: "number"))
    var requestsPerMinute: Int64?
    @Option(help: ArgumentHelp("Requests at once; 0 for no limit.", valueName: "number"))
    var concurrentRequests: Int64?
    @Option(help: ArgumentHelp("Tokens of models in a minute; 0 for no limit.", valueName: "number"))
    var modelTokensPerMinute: Int64?
    @Option(help: ArgumentHelp("Millionths of a dollar in a day; 0 for no limit.", valueName: "number"))
    var microDollarsPerDay: Int64?
    @Option(help: ArgumentHelp("Requests in all; 0 for no limit.", valueName: "number"))
    var totalRequests: Int64?
    @Option(
        name: .customLong("model"), help: ArgumentHelp("A model that may be used; may be repeated.", valueName: "name"))
    var models: [String] = []

    /// The members of a body.
    var members: [JSONValue.Member] {
        let limits = [
            ("requests_per_minute", requestsPerMinute), ("concurrent_requests", concurrentRequests),
            ("model_tokens_per_minute", modelTokensPerMinute), ("micro_dollars_per_day", microDollarsPerDay),
            ("total_requests", totalRequests),
        ].compactMap { name, value in
            value.map { JSONValue.Member(name, $0 == 0 ? .null : .integer($0)) }
        }
        var members: [JSONValue.Member] = []
        if !limits.isEmpty { members.append(JSONValue.Member("limits", .object(limits))) }
        if !models.isEmpty { members.append(JSONValue.Member("models", .array(models.map { .string($0) }))) }
        return members
    }
}
