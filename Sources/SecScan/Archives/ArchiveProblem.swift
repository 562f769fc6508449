/// Why an archive, or a member of one, cannot be looked into: one clause for a report.
struct ArchiveProblem: Error, Hashable, Sendable {
    enum Extent: Hashable, Sendable {
        /// The next member may be whole.
        case member
        /// Nothing more of this archive can be read; the archive that it lies in may go on.
        case archive
        /// A cap of the whole.
        case everything
    }

    var reason: String
    var extent: Extent

    init(_ reason: String, _ extent: Extent) {
        self.reason = reason
        self.extent = extent
    }

    /// - Parameter message: libarchive's.
    static func damage(_ message: String, _ extent: Extent) -> ArchiveProblem {
        ArchiveProblem("it cannot be unpacked: \(message)", extent)
    }

    static func cap(_ limit: String) -> ArchiveProblem {
        ArchiveProblem(
            "not all of the archive was looked into: \(limit); if you trust it, unpack it and scan the folder",
            .everything)
    }
}
