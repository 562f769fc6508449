extension Route {
    /// Throws unless every name of the query is one that the route knows, once, with a value of its form.
    func check(query: String) throws(TargetProblem) {
        let rules = queryRules
        if !query.isEmpty { try Self.check(query.utf8, rules) }
        // Without it the provider streams the elements of a JSON array, which no guard can look into one by one.
        guard operation != .streamGenerateContent || query == "alt=sse" else { throw .streamWithoutEvents }
    }

    private static func check(_ query: String.UTF8View, _ rules: [QueryRule]) throws(TargetProblem) {
        let pairs = query.split(
            separator: UInt8(ascii: "&"), maxSplits: greatestCount, omittingEmptySubsequences: false)
        guard pairs.count <= greatestCount else { throw .tooManyQueryNames }
        var seen: [Int: Int] = [:]
        for pair in pairs {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { throw .emptyQuery }
            let name = pair[..<equals]
            let value = pair[equals...].dropFirst()
            guard !name.isEmpty, !value.isEmpty else { throw .emptyQuery }
            guard let (rule, spelling) = place(of: name, in: rules) else {
                let isCredential = credentials.contains { Octet.equalsIgnoringCase(Substring(name), $0) }
                throw isCredential ? .credentialInQuery : .unknownQueryName
            }
            if let other = seen[rule], !rules[rule].isList || other != spelling { throw .repeatedQueryName }
            seen[rule] = spelling
            guard rules[rule].accepts(value) else { throw .queryValue }
        }
    }

    /// The rule, and which of its spellings is used.
    private static func place(of name: Substring.UTF8View, in rules: [QueryRule]) -> (rule: Int, spelling: Int)? {
        for (index, rule) in rules.enumerated() {
            if let spelling = rule.spellings.firstIndex(where: { name.elementsEqual($0.utf8) }) {
                return (index, spelling)
            }
        }
        return nil
    }

    private static let greatestCount = 16
    private static let credentials = [
        "key", "api_key", "api-key", "apikey", "access_token", "token", "x-api-key", "x-goog-api-key", "authorization",
    ]

    private var queryRules: [QueryRule] {
        switch (dialect, operation) {
        case (.gemini, .streamGenerateContent): Self.events
        case (.gemini, .models): Self.geminiList
        case (.gemini, _): Self.geminiOne
        case (.anthropic, _): Self.anthropic
        case (_, .models): Self.models
        case (_, .model): Self.anthropic
        case (_, .files): Self.files
        case (_, .batches): Self.batches
        case (_, .responseGet): Self.response
        case (_, .responseInputItems): Self.inputItems
        default: []
        }
    }

    // MARK: What routes know

    private static let limit = QueryRule("limit", .number)
    private static let after = QueryRule("after", .cursor(256))
    private static let order = QueryRule("order", .oneOf(["asc", "desc"]))
    // The clients of OpenAI write the brackets, most of them encoded.
    private static let include = QueryRule(list: ["include[]", "include%5B%5D", "include"], .word)
    // What Anthropic's clients add to whatever is beta.
    private static let beta = QueryRule("beta", .oneOf(["true"]))
    private static let json = QueryRule("alt", .oneOf(["json"]))

    private static let files = [limit, after, order, QueryRule("purpose", .word)]
    private static let batches = [limit, after]
    private static let response = [
        include, QueryRule("stream", .oneOf(["true", "false"])), QueryRule("starting_after", .number),
        QueryRule("include_obfuscation", .oneOf(["true", "false"])),
    ]
    private static let inputItems = [limit, after, QueryRule("before", .cursor(256)), order, include]
    private static let anthropic = [beta]
    // Anthropic's list of models has the same path.
    private static let models = [
        limit, QueryRule("after_id", .cursor(256)), QueryRule("before_id", .cursor(256)), beta,
    ]
    private static let events = [QueryRule("alt", .oneOf(["sse"]))]
    private static let geminiOne = [json]
    private static let geminiList = [json, QueryRule("pageSize", .number), QueryRule("pageToken", .cursor(2048))]
}
