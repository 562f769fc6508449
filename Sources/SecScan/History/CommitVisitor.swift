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
    private var identities = NameTable()
    /// What identities hold, where that is something; by their number.
    private var telling: [Int: BlobResult] = [:]
    private(set) var part = Part()

    init(_ catalog: ObjectCatalog, _ context: ScanContext) {
        self.catalog = catalog
        scanner = BlobScanner(context.detector)
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer) {}

    mutating func trace(_ bytes: UnsafeRawBufferPointer, madeFrom base: Void, _ segments: [TextSegment]) {}

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: Void) {
        let parts = CommitParts(bytes)
        guard let tree = parts.tree else {
            fail(number, Damage("it names no tree"))
            return
        }
        let time = CommitRecord.time(of: UnsafeRawBufferPointer(rebasing: bytes[parts.committer]))
        part.graph.add(catalog.id(number), tree: tree, time: time, parents: parts.parents[...])
        var texts = Texts()
        if let message = parts.plainMessage(bytes) {
            texts.message = scanner.scan(message)
        } else {
            texts.message = parts.message(bytes).withUnsafeBytes { scanner.scan($0) }
        }
        for line in [parts.author, parts.committer] {
            if let result = scan(UnsafeRawBufferPointer(rebasing: bytes[line])) { texts.identities.append(result) }
        }
        if !texts.message.findings.isEmpty || !texts.message.shortfalls.isEmpty || !texts.identities.isEmpty {
            part.texts[number] = texts
        }
    }

    /// What `Name <address> seconds zone` holds in front of its time; nil when that is nothing.
    private mutating func scan(_ line: UnsafeRawBufferPointer) -> BlobResult? {
        let end = line.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? line.count
        let (index, isNew) = identities.number(of: UnsafeRawBufferPointer(rebasing: line[..<end]))
        if isNew, case let result = scanner.scan(UnsafeRawBufferPointer(rebasing: line[..<end])),
            !result.findings.isEmpty
        {
            telling[index] = result
        }
        return telling.isEmpty ? nil : telling[index]
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
