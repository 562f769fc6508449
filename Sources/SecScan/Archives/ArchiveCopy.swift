/// Keeps what comes from a stream as long as it may be an archive: that is read again when its end is known.
struct ArchiveCopy {
    private let isWanted: Bool
    private let limit: Int
    private var bytes: [UInt8] = []
    private var isArchive = false
    /// It is none, or too large.
    private var isGivenUp = false

    init(_ limits: ArchiveLimits) {
        isWanted = limits.depth > 0
        limit = limits.streamBytes
    }

    mutating func add(_ more: UnsafeRawBufferPointer) {
        guard isWanted, !isGivenUp else { return }
        guard more.count <= limit - bytes.count else {
            bytes = []
            isGivenUp = true
            return
        }
        bytes += more
        guard !isArchive, bytes.count >= ArchiveFormat.prefixLength else { return }
        isArchive = mayBeArchive
        if !isArchive {
            bytes = []
            isGivenUp = true
        }
    }

    private var mayBeArchive: Bool { bytes.withUnsafeBytes { ArchiveFormat($0) != nil } }

    func look(with scanner: ArchiveScanner, adding result: inout BlobResult) {
        if isGivenUp {
            guard isArchive else { return }
            result.gaps.append(
                ArchiveGap(
                    member: nil,
                    reason: "it is an archive of more than \(Quantity.bytes(limit)); store it and scan the file"))
        } else {
            bytes.withUnsafeBytes { scanner.look(into: $0, adding: &result) }
        }
    }
}
