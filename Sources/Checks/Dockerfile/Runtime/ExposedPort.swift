/// A word of EXPOSE: `80`, `80/udp`, `8000-8010`.
struct ExposedPort: Hashable {
    var ports: ClosedRange<Int>
    /// Lower-case.
    var protocolName: String

    var isTCP: Bool { protocolName == "tcp" }

    /// Nil unless `text` is a number, or two, with or without a protocol.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        protocolName = parts.count == 2 ? parts[1].lowercased() : "tcp"
        let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
            return nil
        }
        ports = first...last
    }
}
