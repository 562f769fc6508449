internal import ProxyRecords

/// How long a token of a body lives.
enum LifetimeFields {
    static let names = ["expires_in", "expires_at"]

    /// When it ends, in seconds since 1970: by `expires_in` in seconds, `expires_at` as a time, or the usual life.
    static func expiry(_ body: BodyFields, _ services: ManagementServices) throws(ManagementError) -> Int64 {
        let (standard, maximum) = services.tokenLifetimes
        let now = services.now()
        let seconds = try body.number("expires_in", in: .min ... .max)
        if let seconds, !(1...maximum).contains(seconds) {
            throw .invalid(
                "expires_in", "a token lives for 1 second to \(DurationText.of(maximum)), as tokens.max_lifetime says")
        }
        guard let text = try body.text("expires_at") else { return now + (seconds ?? min(standard, maximum)) }
        guard seconds == nil else { throw .invalid("expires_at", "write one of expires_in and expires_at") }
        guard let time = Timestamp(text) else {
            throw .invalid("expires_at", "write a time such as 2026-01-31T12:00:00Z")
        }
        // A part of a second at the end is not given.
        let expiry = time.milliseconds / 1000
        guard expiry > now else { throw .invalid("expires_at", "a token must expire in the future") }
        guard expiry - now <= maximum else {
            throw .invalid("expires_at", "a token may live for \(DurationText.of(maximum)) at most")
        }
        return expiry
    }
}
