/// The words of a comment that lets a finding stay.
struct AllowDirective: Hashable, Sendable {
    enum Verb: String, CaseIterable, Sendable {
        case line = ""
        case nextLine = "-next-line"
        case start = "-start"
        case end = "-end"
        case stage = "-stage"
        case file = "-file"
    }

    var verb = Verb.line
    var rules: [String] = []
    /// The day on which it ends, as written.
    var until: String?
    var reason = ""
    /// Written for this tool and not for another one.
    var isOurs: Bool

    private static let marker = "secscan:allow"

    /// - Parameter text: begins with a marker.
    init?(_ text: String) {
        let lowered = text.lowercased()
        isOurs = lowered.hasPrefix(Self.marker)
        guard isOurs else {
            verb = lowered.hasPrefix("pragma: allowlist nextline") ? .nextLine : .line
            return
        }
        var rest = text.dropFirst(Self.marker.count)
        if let named = Verb.allCases.first(where: { $0 != .line && rest.hasPrefix($0.rawValue) }) {
            verb = named
            rest = rest.dropFirst(named.rawValue.count)
        }
        if rest.hasPrefix("[") {
            guard let close = rest.firstIndex(of: "]") else { return nil }
            rules = rest[rest.index(after: rest.startIndex)..<close].split(separator: ",").map { $0.trimmed }
            rest = rest[rest.index(after: close)...]
        } else if let next = rest.first, next.isLetter || next.isNumber || next == "-" || next == "_" {
            // `secscan:allowed` is another word.
            return nil
        }
        reason = rest.trimmed
        guard reason.lowercased().hasPrefix("until=") else { return }
        let day = reason.dropFirst("until=".count).prefix { !$0.isWhitespace }
        until = String(day)
        reason = reason[day.endIndex...].trimmed
    }
}
