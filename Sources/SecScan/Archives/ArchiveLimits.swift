/// How much of an archive is looked into. The numbers stand in docs/threat-model.md and man/secscan.1 too.
struct ArchiveLimits: Hashable, Sendable {
    static let standardDepth = 8
    static let greatestDepth = 32

    /// Archives in archives: 1 is an archive that lies in what is scanned, 0 means that none is looked into.
    var depth = standardDepth
    /// Bytes that are unpacked of an archive and all archives in it.
    var bytes = 4_000_000_000
    /// Times its own size that an archive may unpack to, beyond `freeBytes`. Deflate reaches 1032, text seldom 50.
    var ratio = 256
    /// What an archive of any size may unpack to.
    var freeBytes = 16 << 20
    /// Members of an archive and all archives in it.
    var members = 100_000
    /// What may be spent on an archive.
    var time = Duration.seconds(300)
    /// Bytes of members that one thread holds at a time; what is larger is scanned in pieces.
    var heldBytes = 64 << 20
    /// Bytes of standard input that are held when it is an archive.
    var streamBytes = 256 << 20
    /// Bytes of a member's name that are looked at.
    var nameLength = 4096
    /// Lines that one archive may add to what was not scanned.
    var gaps = 20
    /// Bytes of a 7z file's table of contents: it is held whole.
    var sevenZipHeaderBytes = 8 << 20
}
