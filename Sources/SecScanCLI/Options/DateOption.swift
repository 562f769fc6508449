internal import ArgumentParser
internal import FoundationEssentials

/// `2026-01-31`, `2026-01-31T12:00:00Z`, or an age: `30d`, `6w`.
struct DateOption: ExpressibleByArgument {
    /// Since 1970.
    var seconds: Int64

    init?(argument: String) {
        let units: [Character: Int64] = ["h": 3600, "d": 86_400, "w": 604_800, "y": 31_557_600]
        if let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (0...100_000).contains(count)
        {
            seconds = Int64(Date().timeIntervalSince1970) - count * unit
            return
        }
        let text = argument.contains("T") ? argument : argument + "T00:00:00Z"
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        seconds = Int64(date.timeIntervalSince1970)
    }
}
