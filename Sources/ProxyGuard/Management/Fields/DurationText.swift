/// Seconds as people write them.
enum DurationText {
    /// `30d (2592000 seconds)`: in the largest unit that takes them whole; seconds alone where there is none.
    static func of(_ seconds: Int64) -> String {
        for (name, length) in [("d", 86_400), ("h", 3600), ("m", 60)] as [(String, Int64)]
        where seconds >= length && seconds % length == 0 {
            return "\(seconds / length)\(name) (\(seconds) seconds)"
        }
        return "\(seconds) seconds"
    }
}
