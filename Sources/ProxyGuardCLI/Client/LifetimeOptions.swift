internal import ArgumentParser
internal import ProxyManagement

/// How long a token lives.
struct LifetimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Seconds, or with a unit: 90s, 15m, 12h, 7d.", valueName: "time"))
    var expiresIn: String?
    @Option(help: ArgumentHelp("A time such as 2026-01-31T12:00:00Z.", valueName: "time"))
    var expiresAt: String?

    func validate() throws {
        guard expiresIn == nil || expiresAt == nil else {
            throw ValidationError("write one of --expires-in and --expires-at")
        }
        if let expiresIn, Self.seconds(expiresIn) == nil {
            throw ValidationError("--expires-in: write a number of seconds, or one with a unit such as 12h")
        }
    }

    var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        if let seconds = expiresIn.flatMap({ Self.seconds($0) }) {
            members.append(.init("expires_in", .integer(seconds)))
        }
        if let expiresAt { members.append(.init("expires_at", .string(expiresAt))) }
        return members
    }

    /// Nil for a text that is no time.
    static func seconds(_ text: String, from least: Int64 = 1) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        let unit = text.last.flatMap { units[$0] }
        guard let number = Int64(unit == nil ? text[...] : text.dropLast()), number >= least else { return nil }
        let (seconds, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
        return overflow ? nil : seconds
    }
}
