internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What an earlier scan of a repository found nothing in, so that the next one need not look there again.
///
/// Only names of objects are kept, and what hangs together how: no content, no finding, no secret. Blobs and commits with findings are
/// searched again each time. What an object holds never changes, so an entry is true as long as the rules and the program are the
/// same; of others nothing is taken (`key`). A tree is kept when nothing below it is absent or damaged.
struct HistoryCache: Sendable {
    struct Blob: Hashable, Sendable {
        var id: ObjectID
        /// Bytes.
        var count: UInt32
    }

    /// A tree, and the entries of it that lead to a blob with findings or to a file with a telling name.
    struct Tree: Hashable, Sendable {
        var id: ObjectID
        var edges: [Edge]
    }

    struct Edge: Hashable, Sendable {
        var target: ObjectID
        /// Index in `names`.
        var name: UInt32
    }

    /// Blobs without findings.
    var blobs: [Blob] = []
    /// Commits without findings.
    var commits = CommitGraph()
    var trees: [Tree] = []
    var names: [[UInt8]] = []

    private static let signature: UInt64 = 0x3148_4343_5343_4553

    // MARK: Files

    /// Where the cache of a repository lies in a folder.
    static func path(in folder: String, _ store: ObjectStore) -> String {
        let place = store.folders.first ?? ""
        let name = SHA256.hash(Array((Self.canonical(place) ?? place).utf8)).prefix(16)
        return folder + "/" + name.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + ".cache"
    }

    private static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Nil where there is none, or one of other rules or another program, or a damaged one, or one that others may write.
    init?(_ path: String, key: [UInt8]) {
        guard let file = try? MappedFile(path, isOwn: true) else { return nil }
        try? self.init(file.bytes, key: key)
    }

    /// Makes the folder if need be.
    /// - Throws: when nothing can be written there.
    static func prepare(_ folder: String) throws(ScanError) {
        mkdir(folder, 0o700)
        try ReportFile.check(folder + "/cache")
    }

    func write(_ path: String, key: [UInt8]) throws(ScanError) { try ReportFile.write(encoded(key: key), to: path) }

    /// What decides whether an entry is true: the rules, the program that searched, and how deep into archives.
    static func key(_ rules: RuleSet, archives: ArchiveLimits) -> [UInt8] {
        var text = BinaryWriter()
        text.add(Array(SecScanVersion.current.utf8))
        text.add(program)
        text.add(UInt32(truncatingIfNeeded: archives.depth))
        for rule in rules.rules { text.add(Array(RulePack.encode(rule).utf8)) }
        for source in rules.gitleaks?.sources ?? [] { text.add(Array(source.utf8)) }
        for rule in rules.silent.sorted() { text.add(Array(rule.description.utf8)) }
        return Array(SHA256.hash(text.bytes))
    }

    /// Checksum of the running program: one that was built anew may find more.
    private static let program: UInt32 = {
        guard let file = try? MappedFile("/proc/self/exe") else { return 0 }
        return BinaryReader.checksum(file.bytes)
    }()

    // MARK: Content

    init() {}

    /// What a scan of a whole history found nothing in.
    ///
    /// - Parameters:
    ///   - clean: the blobs that were searched and hold nothing, by number.
    ///   - commits: all.
    ///   - trees: the numbers of those in `graph`.
    ///   - known: what was not searched again.
    init(
        _ clean: [(number: Int32, count: UInt32)], _ commits: CommitVisitor.Part, _ trees: NumberSet,
        _ graph: TreeGraph, _ catalog: ObjectCatalog, _ known: KnownHistory?
    ) {
        blobs = (known?.kept ?? []) + clean.map { Blob(id: catalog.id(Int($0.number)), count: $0.count) }
        let telling = Set(commits.texts.keys.map(catalog.id))
        if telling.isEmpty {
            self.commits = commits.graph
        } else {
            for (index, id) in commits.graph.ids.enumerated() where !telling.contains(id) {
                self.commits.add(
                    id, tree: commits.graph.trees[index], time: commits.graph.times[index],
                    parents: commits.graph.parents(of: index))
            }
        }
        var numbers: [UInt32: UInt32] = [:]
        for number in 0..<catalog.count where trees.contains(number) {
            guard var tree = graph.kept(number, catalog) else { continue }
            for index in tree.edges.indices {
                let name = tree.edges[index].name
                if numbers[name] == nil {
                    numbers[name] = UInt32(names.count)
                    names.append(graph.names[Int(name)])
                }
                tree.edges[index].name = numbers[name] ?? 0
            }
            self.trees.append(tree)
        }
    }

    func encoded(key: [UInt8]) -> [UInt8] {
        var file = BinaryWriter()
        file.add(Self.signature)
        file.add(key)
        file.add(UInt32(truncatingIfNeeded: blobs.count))
        for blob in blobs {
            file.add(blob.id)
            file.add(blob.count)
        }
        file.add(UInt32(truncatingIfNeeded: commits.count))
        for index in 0..<commits.count {
            file.add(commits.ids[index])
            file.add(commits.trees[index])
            file.add(commits.times[index])
            let parents = commits.parents(of: index)
            file.add(UInt32(truncatingIfNeeded: parents.count))
            for parent in parents { file.add(parent) }
        }
        file.add(UInt32(truncatingIfNeeded: names.count))
        for name in names { file.add(name) }
        file.add(UInt32(truncatingIfNeeded: trees.count))
        for tree in trees {
            file.add(tree.id)
            file.add(UInt32(truncatingIfNeeded: tree.edges.count))
            for edge in tree.edges {
                file.add(edge.target)
                file.add(edge.name)
            }
        }
        file.add(file.checksum)
        return file.bytes
    }

    init(_ bytes: UnsafeRawBufferPointer, key: [UInt8]) throws(Damage) {
        var file = BinaryReader(bytes)
        guard try file.number(UInt64.self) == Self.signature, try file.text() == key else {
            throw Damage("it is of other rules or another program")
        }
        guard bytes.count >= 4,
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self))
                == BinaryReader.checksum(bytes)
        else { throw Damage("its checksum is wrong") }
        let blobCount = try file.count(ofSize: 24)
        blobs.reserveCapacity(blobCount)
        for _ in 0..<blobCount { blobs.append(Blob(id: try file.id(), count: try file.number())) }
        let commitCount = try file.count(ofSize: 52)
        commits.reserveCapacity(commitCount)
        for _ in 0..<commitCount {
            let (id, tree, time) = (try file.id(), try file.id(), try file.number(Int64.self))
            var parents: [ObjectID] = []
            for _ in 0..<(try file.count(ofSize: 20)) { parents.append(try file.id()) }
            commits.add(id, tree: tree, time: time, parents: parents[...])
        }
        for _ in 0..<(try file.count(ofSize: 4)) { names.append(try file.text()) }
        let treeCount = try file.count(ofSize: 24)
        trees.reserveCapacity(treeCount)
        for _ in 0..<treeCount {
            var tree = Tree(id: try file.id(), edges: [])
            for _ in 0..<(try file.count(ofSize: 24)) {
                let edge = Edge(target: try file.id(), name: try file.number())
                guard edge.name < names.count else { throw Damage("it names nothing") }
                tree.edges.append(edge)
            }
            trees.append(tree)
        }
        guard file.position == bytes.count - 4 else { throw Damage("it is too long") }
    }
}
