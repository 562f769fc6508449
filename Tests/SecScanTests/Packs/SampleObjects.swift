import Foundation
import Rules
import TestSupport
import Testing

@testable import SecScan

/// A repository whose objects real git made, and what real git says of them.
struct SampleObjects {
    let folder: TestFolder

    /// - Parameters:
    ///   - versions: contents of one file, oldest first.
    ///   - depth: most deltas in a row; a pack that is written as it comes in has chains of exactly that length.
    init(_ versions: [String], depth: Int = 50) throws {
        folder = try TestFolder.repository()
        var text = ""
        for (index, content) in versions.enumerated() {
            text += "commit refs/heads/main\ncommitter Carl <carl@example.org> \(1_700_000_000 + index) +0000\n"
            text += "data 1\nx\nM 100644 inline d/file\ndata \(content.utf8.count)\n\(content)\n"
        }
        try folder.git(
            ["-c", "fastimport.unpackLimit=0", "fast-import", "--quiet", "--depth=\(depth)"], input: Array(text.utf8))
    }

    /// Texts of which each is an edit of the one before.
    static func versions(_ count: Int, seed: UInt64 = 1, lines: Int = 60) -> [String] {
        var random = SeededGenerator(seed: seed)
        var text = (0..<lines).map { "\($0) " + random.text(20, .base36) }
        return (0..<count).map { version in
            let place = Int.random(in: 0..<text.count, using: &random)
            switch version % 4 {
            case 0: text[place] = "changed in \(version)"
            case 1: text.insert("new in \(version) " + random.text(12, .hex), at: place)
            case 2: text.remove(at: place)
            default: text = Array(text[place...] + text[..<place])
            }
            return text.joined(separator: "\n") + "\nversion \(version)"
        }
    }

    var objects: String { folder.path(".git/objects") }

    func catalog() -> ObjectCatalog { ObjectCatalog(ObjectStore(objects: objects, extra: [])) }

    /// Names of files beside each other in `objects/pack` that end in `suffix`.
    func packs(_ suffix: String = "pack") -> [String] {
        DirectoryListing.names(objects + "/pack").filter { $0.hasSuffix("." + suffix) }
    }

    struct Content: Hashable {
        var kind: String
        var bytes: [UInt8]
    }

    /// Every object of the repository as `git cat-file` shows it.
    func contents() throws -> [ObjectID: Content] {
        try folder.git("cat-file", "--batch", "--batch-all-objects")
        let bytes = try folder.bytes("../out")
        var contents: [ObjectID: Content] = [:]
        var position = 0
        while position < bytes.count {
            let end = try #require(bytes[position...].firstIndex(of: 0x0A))
            let words = String(decoding: bytes[position..<end], as: UTF8.self).split(separator: " ")
            let id = try #require(ObjectID(hexadecimal: String(words[0])))
            let count = try #require(Int(words[2]))
            contents[id] = Content(kind: String(words[1]), bytes: Array(bytes[(end + 1)..<(end + 1 + count)]))
            position = end + 2 + count
        }
        return contents
    }

    /// A line of `git verify-pack -v`.
    struct Packed {
        var id: ObjectID
        var kind: String
        var size: Int
        var sizeInPack: Int
        var offset: Int
        var base: ObjectID?
    }

    func verified(_ pack: String) throws -> [Packed] {
        let lines = try folder.git("verify-pack", "-v", ".git/objects/pack/\(pack)").split(separator: "\n")
        return try lines.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 5 || words.count == 7, let id = ObjectID(hexadecimal: words[0]) else { return nil }
            return Packed(
                id: id, kind: words[1], size: try #require(Int(words[2])), sizeInPack: try #require(Int(words[3])),
                offset: try #require(Int(words[4])),
                base: words.count == 7 ? ObjectID(hexadecimal: words[6]) : nil)
        }
    }

    /// Puts a handmade pack beside git's own.
    func place(_ pack: HandmadePack, _ name: String = "pack-made", hasIndex: Bool = true) throws {
        try folder.write(".git/objects/pack/\(name).pack", pack.bytes)
        if hasIndex { try folder.write(".git/objects/pack/\(name).idx", pack.index) }
    }
}

extension ObjectID {
    init(_ bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { $0.baseAddress.map { ObjectID($0) } ?? .zero }
    }

    /// Of an object as git hashes it.
    static func named(_ kind: ObjectKind, _ bytes: UnsafeRawBufferPointer) -> ObjectID {
        Array("\(kind.name) \(bytes.count)\0".utf8).withUnsafeBytes { ObjectID.sha1($0, bytes) }
    }
}

/// What a walk visited, and whether what it told on the way was right.
struct RecordingVisitor: ForestVisitor {
    struct Part: Sendable {
        /// Contents, by object number, each as often as it was visited.
        var visited: [Int: [[UInt8]]] = [:]
        var failed: [Int: [String]] = [:]
        /// Objects that came with their base.
        var madeFromOthers = 0
        var mistakes: [String] = []
    }

    private(set) var part = Part()

    mutating func trace(_ bytes: UnsafeRawBufferPointer) -> [UInt8] { Array(bytes) }

    /// Puts the text together from the base's trace and the new bytes only.
    mutating func trace(_ bytes: UnsafeRawBufferPointer, madeFrom base: [UInt8], _ segments: [TextSegment]) -> [UInt8] {
        part.madeFromOthers += 1
        var made: [UInt8] = []
        for segment in segments {
            if segment.start != made.count { part.mistakes.append("a gap before \(segment)") }
            if let source = segment.source {
                guard source >= 0, source + segment.count <= base.count else {
                    part.mistakes.append("\(segment) of \(base.count)")
                    continue
                }
                made += base[source..<(source + segment.count)]
            } else {
                made += bytes[segment.start..<min(segment.end, bytes.count)]
            }
        }
        if !made.elementsEqual(bytes) { part.mistakes.append("segments do not make \(bytes.count) bytes") }
        return made
    }

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: [UInt8]) {
        if !trace.elementsEqual(bytes) { part.mistakes.append("another trace of \(number)") }
        part.visited[number, default: []].append(Array(bytes))
    }

    mutating func fail(_ number: Int, _ damage: Damage) {
        part.failed[number, default: []].append(damage.reason)
    }

    /// What all threads of a walk recorded.
    static func run(_ walk: ForestWalk) async -> Part {
        let parts = await walk.run {
            RecordingVisitor()
        } finish: { visitor in
            visitor.part
        }
        return parts.reduce(into: Part()) { sum, part in
            sum.visited.merge(part.visited) { $0 + $1 }
            sum.failed.merge(part.failed) { $0 + $1 }
            sum.madeFromOthers += part.madeFromOthers
            sum.mistakes += part.mistakes
        }
    }
}
