/// One entry of an archive.
struct ArchiveMember: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case file
        /// A symbolic or hard link, with what it points to.
        case link(target: [UInt8])
        case folder
        /// A device or a FIFO: there is nothing in it.
        case other
    }

    /// As it stands in the archive, whatever that is; nil for the content of a single compressed stream, and where there is none.
    var name: [UInt8]?
    var kind: Kind
    var isEncrypted: Bool
}
