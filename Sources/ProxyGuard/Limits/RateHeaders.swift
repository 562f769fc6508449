/// `x-ratelimit-*`, in the form that clients of OpenAI read.
///
/// Source: OpenAI's guide on rate limits, "Rate limits in headers".
public struct RateHeaders: Hashable, Sendable {
    /// Of requests; nil leaves them out.
    public var requests: LimitState?
    /// Of tokens of models; nil leaves them out.
    public var modelTokens: LimitState?

    /// Creates headers.
    public init(requests: LimitState?, modelTokens: LimitState?) {
        self.requests = requests
        self.modelTokens = modelTokens
    }

    /// Names in small letters, and values.
    public var fields: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for (unit, state) in [("requests", requests), ("tokens", modelTokens)] {
            guard let state else { continue }
            fields.append(("x-ratelimit-limit-\(unit)", String(state.limit)))
            fields.append(("x-ratelimit-remaining-\(unit)", String(state.remaining)))
            fields.append(("x-ratelimit-reset-\(unit)", Self.text(state.reset)))
        }
        return fields
    }

    /// A duration as `12ms`, `1.5s`, `6m0s`, `1h0m0s`; rounded up to milliseconds, so that nobody comes early.
    static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return "0s" }
        let perMillisecond: Int64 = 1_000_000_000_000_000
        let partial = attoseconds / perMillisecond + (attoseconds % perMillisecond > 0 ? 1 : 0)
        let whole = partial == 1000 ? seconds.addingReportingOverflow(1).partialValue : seconds
        let milliseconds = partial == 1000 ? 0 : partial
        if whole == 0 { return milliseconds == 0 ? "0s" : "\(milliseconds)ms" }
        var text = ""
        if whole >= 3600 { text += "\(whole / 3600)h" }
        if whole >= 60 { text += "\(whole % 3600 / 60)m" }
        text += "\(whole % 60)"
        if milliseconds > 0 {
            let digits = String(1000 + milliseconds).dropFirst()
            text += "." + String(digits.reversed().drop { $0 == "0" }.reversed())
        }
        return text + "s"
    }
}
