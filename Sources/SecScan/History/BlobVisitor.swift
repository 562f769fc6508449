internal import Rules

/// Searches blobs; of one that was made from another only what differs.
struct BlobVisitor: ForestVisitor {
    struct Part: Sendable {
        /// By object number.
        var found: [Int: BlobResult] = [:]
        /// Blobs without findings, by object number, with their sizes.
        var clean: [(number: Int32, count: UInt32)] = []
        /// Blobs that are too large to be read at once.
        var large: [Int] = []
        /// Blobs that could not be read, or not be searched to their end.
        var unread: [Int] = []
        var outcome = InputOutcome()
    }

    private let catalog: ObjectCatalog
    private let scanner: BlobScanner
    private let archives: ArchiveScanner
    /// Searches every blob whole, whatever it was made from.
    private let isWhole: Bool
    private var result = Part()

    init(_ catalog: ObjectCatalog, _ context: ScanContext, isWhole: Bool) {
        self.catalog = catalog
        scanner = BlobScanner(context.detector)
        archives = ArchiveScanner(context, scanner)
        self.isWhole = isWhole
    }

    var part: Part {
        var part = result
        part.outcome.statistics.bytesScanned += scanner.searchedCount + archives.searchedCount
        return part
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer) -> DetectionTrace {
        result.outcome.statistics.bytesScanned += bytes.count
        return scanner.trace(bytes)
    }

    mutating func trace(
        _ bytes: UnsafeRawBufferPointer, madeFrom base: DetectionTrace, _ segments: [TextSegment]
    ) -> DetectionTrace {
        isWhole ? trace(bytes) : scanner.trace(bytes, madeFrom: base, segments)
    }

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: DetectionTrace) {
        var blob = scanner.result(of: trace, bytes)
        // What differs between two versions of an archive says nothing of what is in them.
        archives.look(into: bytes, adding: &blob)
        result.add(blob, number, count: bytes.count, catalog)
    }

    mutating func fail(_ number: Int, _ damage: Damage) {
        if damage.isLimit {
            result.large.append(number)
            return
        }
        result.add(damage, number, catalog)
    }
}

extension BlobVisitor.Part {
    /// What one blob holds.
    mutating func add(_ blob: BlobResult, _ number: Int, count: Int, _ catalog: ObjectCatalog) {
        outcome.statistics.blobs += 1
        outcome.statistics.bytes += count
        if !blob.findings.isEmpty {
            found[number] = blob
        } else if blob.isComplete {
            clean.append((Int32(truncatingIfNeeded: number), UInt32(clamping: count)))
        }
        if !blob.isComplete {
            unread.append(number)
            outcome.add(
                BlobResult(shortfalls: blob.shortfalls, gaps: blob.gaps), path: "blob \(catalog.id(number))")
        }
    }

    mutating func add(_ damage: Damage, _ number: Int, _ catalog: ObjectCatalog) {
        unread.append(number)
        outcome.notScanned.append(NotScanned(what: "blob \(catalog.id(number))", reason: damage.clause))
    }

    static func += (left: inout Self, right: Self) {
        left.found.merge(right.found) { first, _ in first }
        left.clean += right.clean
        left.large += right.large
        left.unread += right.unread
        left.outcome += right.outcome
    }
}
