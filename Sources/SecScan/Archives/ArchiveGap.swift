/// A part of an archive that could not be looked into.
struct ArchiveGap: Hashable, Sendable {
    /// As in `BlobFinding.member`; nil for the archive itself, or a file that is none.
    var member: String?
    /// One clause for a report.
    var reason: String
}
