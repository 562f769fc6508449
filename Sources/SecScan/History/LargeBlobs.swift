internal import Rules

/// Searches blobs that are too large to be held whole, one after the other, each in pieces.
struct LargeBlobs: ~Copyable {
    private let catalog: ObjectCatalog
    private let reader: ObjectReader
    private let pieces: PieceScanner
    private let archives: ArchiveScanner

    init(_ catalog: ObjectCatalog, _ context: ScanContext) {
        self.catalog = catalog
        reader = ObjectReader(catalog.store)
        pieces = PieceScanner(context.detector)
        archives = ArchiveScanner(context, BlobScanner(context.detector))
    }

    /// Bytes of archives' members that were searched.
    var searchedCount: Int { archives.searchedCount }

    /// What a blob holds, and its bytes; nil where git stores it as a change of another one.
    func scan(_ number: Int) throws(Damage) -> (result: BlobResult, count: Int)? {
        guard let (stream, count) = reader.stream(of: catalog.id(number)) else { return nil }
        var prefix: [UInt8] = []
        var (result, bytes, failed) = pieces.scan { buffer in
            let count = stream.read(into: buffer)
            if count > 0, prefix.count < ArchiveFormat.prefixLength {
                prefix += buffer[..<min(count, ArchiveFormat.prefixLength - prefix.count)]
            }
            return count
        }
        guard !failed, bytes == count else { throw Damage("it cannot be inflated") }
        if let format = prefix.withUnsafeBytes({ ArchiveFormat($0) }), let again = reader.stream(of: catalog.id(number))
        {
            let source = ArchiveSource { buffer throws(ArchiveProblem) in max(0, again.stream.read(into: buffer)) }
            archives.look(into: source, format, size: count, adding: &result)
        }
        return (result, bytes)
    }
}
