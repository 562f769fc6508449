internal import Rules

/// Reads commits: how they hang together, and what their messages and identities hold.
struct CommitVisitor: ForestVisitor {
    /// What a commit's texts hold; only kept where that is something.
    struct Texts: Sendable {
        var message = BlobResult()
        /// Of author and committer.
        var identities: [BlobResult] = []
    }

    struct Part: Sendable {
        var graph = CommitGraph()
        /// By object number.
        var texts: [Int: Texts] = [:]
        var notScanned: [NotScanned] = []
    }

    private let catalog: ObjectCatalog
    private let scanner: BlobScanner
    private var identities: [String: BlobResult] = [:]
    private(set) var part = Part()

    init(_ catalog: ObjectCatalog, _ context: ScanContext) {
        self.catalog = catalog
        scanner = BlobScanner(context.detector)
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer) {}

    mutating func trace(_ bytes: UnsafeRawBufferPointer, madeFrom base: Void, _ segments: [TextSegment]) {}

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: Void) {
        let id = catalog.id(number)
        guard let record = CommitRecord(id: id, parsing: bytes) else {
            fail(number, Damage("it names no tree"))
            return
        }
        part.graph.add(record)
        var texts = Texts(message: record.message.withUnsafeBytes { scanner.scan($0) })
        for identity in record.author == record.committer ? [record.author] : [record.author, record.committer] {
            let result = scan(identity)
            if !result.findings.isEmpty { texts.identities.append(result) }
        }
        if !texts.message.findings.isEmpty || !texts.message.shortfalls.isEmpty || !texts.identities.isEmpty {
            part.texts[number] = texts
        }
    }

    private mutating func scan(_ identity: String) -> BlobResult {
        if let known = identities[identity] { return known }
        let result = Array(identity.utf8).withUnsafeBytes { scanner.scan($0) }
        identities[identity] = result
        return result
    }

    mutating func fail(_ number: Int, _ damage: Damage) {
        part.notScanned.append(NotScanned(what: "commit \(catalog.id(number))", reason: damage.clause))
    }
}

extension CommitVisitor.Part {
    static func += (left: inout Self, right: Self) {
        left.graph.merge(right.graph)
        left.texts.merge(right.texts) { first, _ in first }
        left.notScanned += right.notScanned
    }
}
