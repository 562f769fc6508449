internal import FoundationEssentials

/// Points in time as reports write them.
public enum Timestamp {
    /// RFC 3339 in UTC with whole seconds: `2026-11-21T20:59:47Z`.
    public static func iso8601(_ secondsSince1970: Int64) -> String {
        // Commits carry any number; years beyond four digits are clamped.
        let bounded = min(max(secondsSince1970, -62_135_596_800), 253_402_300_799)
        return Date(timeIntervalSince1970: Double(bounded)).formatted(.iso8601)
    }

    public static func now() -> Int64 { Int64(Date().timeIntervalSince1970) }
}
