internal import Rules

/// Searches blobs that are too large to be held whole, one after the other, each in pieces.
struct LargeBlobs: ~Copyable {
    private let catalog: ObjectCatalog
    private let reader: ObjectReader
    private let pieces: PieceScanner

    init(_ catalog: ObjectCatalog, _ context: ScanContext) {
        self.catalog = catalog
        reader = ObjectReader(catalog.store)
        pieces = PieceScanner(context.detector)
    }

    /// What a blob holds, and its bytes; nil where git stores it as a change of another one.
    func scan(_ number: Int) throws(Damage) -> (result: BlobResult, count: Int)? {
        guard let (stream, count) = reader.stream(of: catalog.id(number)) else { return nil }
        let (result, bytes, failed) = pieces.scan { stream.read(into: $0) }
        guard !failed, bytes == count else { throw Damage("it cannot be inflated") }
        return (result, bytes)
    }
}
