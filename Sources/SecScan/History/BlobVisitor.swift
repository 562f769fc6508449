internal import Rules

/// Searches blobs; of one that was made from another only what differs.
struct BlobVisitor: ForestVisitor {
    struct Part: Sendable {
        /// By object number.
        var found: [Int: BlobResult] = [:]
        /// Blobs without findings, by object number, with their sizes.
        var clean: [(number: Int32, count: UInt32)] = []
        /// Blobs that could not be read, or not be searched to their end.
        var unread: [Int] = []
        var outcome = InputOutcome()
    }

    private let catalog: ObjectCatalog
    private let scanner: BlobScanner
    /// Searches every blob whole, whatever it was made from.
    private let isWhole: Bool
    private var result = Part()

    init(_ catalog: ObjectCatalog, _ context: ScanContext, isWhole: Bool) {
        self.catalog = catalog
        scanner = BlobScanner(context.detector)
        self.isWhole = isWhole
    }

    var part: Part {
        var part = result
        part.outcome.statistics.bytesScanned += scanner.searchedCount
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
        result.outcome.statistics.blobs += 1
        result.outcome.statistics.bytes += bytes.count
        let found = scanner.result(of: trace, bytes)
        if !found.findings.isEmpty {
            result.found[number] = found
        } else if found.shortfalls.isEmpty {
            result.clean.append((Int32(truncatingIfNeeded: number), UInt32(clamping: bytes.count)))
        }
        if !found.shortfalls.isEmpty {
            result.unread.append(number)
            result.outcome.add(BlobResult(shortfalls: found.shortfalls), path: "blob \(catalog.id(number))")
        }
    }

    mutating func fail(_ number: Int, _ damage: Damage) {
        result.unread.append(number)
        result.outcome.notScanned.append(NotScanned(what: "blob \(catalog.id(number))", reason: damage.clause))
    }
}
