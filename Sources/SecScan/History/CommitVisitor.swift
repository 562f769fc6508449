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
            texts.message = scanner.scan(message, isFile: false)
        } else {
            texts.message = parts.message(bytes).withUnsafeBytes { scanner.scan($0, isFile: false) }
        }
        let author = identity(UnsafeRawBufferPointer(rebasing: bytes[parts.author]))
        let committer = identity(UnsafeRawBufferPointer(rebasing: bytes[parts.committer]))
        if !telling.isEmpty {
            texts.identities = (author == committer ? [author] : [author, committer]).compactMap { telling[$0] }
        }
        if !texts.message.findings.isEmpty || !texts.message.shortfalls.isEmpty || !texts.identities.isEmpty {
            part.texts[number] = texts
        }
    }

    /// The number of `Name <address>`, which is searched when it is new.
    private mutating func identity(_ line: UnsafeRawBufferPointer) -> Int {
        let end = line.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? line.count
        let name = UnsafeRawBufferPointer(rebasing: line[..<end])
        let (number, isNew) = identities.number(of: name)
        if isNew {
            let result = scanner.scan(name, isFile: false)
            if !result.findings.isEmpty { telling[number] = result }
        }
        return number
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
