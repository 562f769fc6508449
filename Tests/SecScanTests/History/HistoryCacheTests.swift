import Foundation
import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct HistoryCacheTests {
    private static let key = Array("the rules".utf8)

    private static func id(_ number: Int) -> ObjectID { ObjectID(HandmadePack.id(number: number)) }

    private static func sample() -> HistoryCache {
        var cache = HistoryCache()
        cache.blobs = [.init(id: id(1), count: 7), .init(id: id(2), count: .max)]
        cache.commits.add(id(3), tree: id(4), time: 1_700_000_000, parents: [])
        cache.commits.add(id(5), tree: id(6), time: -1, parents: [id(3), id(99)])
        cache.names = [Array(".env".utf8), [], [0xFF, 0]]
        cache.trees = [
            .init(id: id(4), edges: [.init(target: id(1), name: 2), .init(target: id(6), name: 0)]),
            .init(id: id(6), edges: []),
        ]
        return cache
    }

    private func read(_ bytes: [UInt8], key: [UInt8] = key) throws -> HistoryCache {
        try bytes.withUnsafeBytes { try HistoryCache($0, key: key) }
    }

    /// Bytes whose checksum is right, whatever they are.
    private func sealed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        let checksum = (bytes + [0, 0, 0, 0]).withUnsafeBytes { BinaryReader.checksum($0) }
        return bytes + withUnsafeBytes(of: checksum.littleEndian) { Array($0) }
    }

    private func expectSame(
        _ read: HistoryCache, _ cache: HistoryCache, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(read.blobs == cache.blobs && read.trees == cache.trees, sourceLocation: location)
        #expect(read.names == cache.names && read.commits.ids == cache.commits.ids, sourceLocation: location)
        #expect(
            read.commits.trees == cache.commits.trees && read.commits.times == cache.commits.times,
            sourceLocation: location)
        for index in cache.commits.ids.indices {
            #expect(read.commits.parents(of: index) == cache.commits.parents(of: index), sourceLocation: location)
        }
    }

    // MARK: Content

    @Test func roundTrip() throws {
        for cache in [Self.sample(), HistoryCache()] {
            let bytes = cache.encoded(key: Self.key)
            expectSame(try read(bytes), cache)
            #expect(sealed(bytes.dropLast(4)) == bytes)
        }
    }

    @Test func anotherKey() throws {
        let bytes = Self.sample().encoded(key: Self.key)
        for key in [[], Array("the rule".utf8), Array("the rules ".utf8), Array("The rules".utf8)] {
            #expect(throws: Damage("it is of other rules or another program")) { try read(bytes, key: key) }
        }
    }

    @Test func everyCut() {
        let bytes = Self.sample().encoded(key: Self.key)
        for end in bytes.indices {
            #expect(throws: Damage.self, "\(end)") { try read(Array(bytes[..<end])) }
            // As it would be if somebody had cut it on purpose.
            if end < bytes.count - 4 {
                #expect(throws: Damage.self, "\(end)") { try read(sealed(bytes[..<end])) }
            }
        }
    }

    @Test func everyFlippedBit() {
        let bytes = Self.sample().encoded(key: Self.key)
        for place in bytes.indices {
            for bit in [UInt8(1), 0x80] {
                var damaged = bytes
                damaged[place] ^= bit
                #expect(throws: Damage.self, "\(place)") { try read(damaged) }
            }
        }
    }

    /// Made on purpose, with the right checksum: refused or read, and memory is claimed for what is there only.
    @Test func everyByteWithTheRightChecksum() {
        let bytes = Self.sample().encoded(key: Self.key).dropLast(4)
        var refused = 0
        for place in bytes.indices {
            for value in [UInt8(0), 1, 0x7F, 0xFF] {
                var damaged = Array(bytes)
                damaged[place] = value
                do {
                    let cache = try read(sealed(damaged))
                    #expect(cache.trees.allSatisfy { $0.edges.allSatisfy { $0.name < cache.names.count } })
                } catch {
                    refused += 1
                }
            }
        }
        #expect(refused > 100)
    }

    @Test func oddContent() throws {
        var cache = Self.sample()
        cache.trees[0].edges[0].name = 3
        #expect(throws: Damage("it names nothing")) { try read(cache.encoded(key: Self.key)) }
        let bytes = Self.sample().encoded(key: Self.key).dropLast(4)
        #expect(throws: Damage("it is too long")) { try read(sealed(bytes + [0])) }
        #expect(throws: Damage.self) { try read([]) }
    }

    // MARK: Files

    @Test func files() throws {
        let folder = try TestFolder()
        let path = folder.path("c.cache")
        #expect(HistoryCache(path, key: Self.key) == nil)
        try Self.sample().write(path, key: Self.key)
        expectSame(try #require(HistoryCache(path, key: Self.key)), Self.sample())
        #expect(HistoryCache(path, key: []) == nil)
        // Written again it is replaced.
        try HistoryCache().write(path, key: Self.key)
        expectSame(try #require(HistoryCache(path, key: Self.key)), HistoryCache())
        try folder.write("c.cache", Array(folder.bytes("c.cache").dropLast()))
        #expect(HistoryCache(path, key: Self.key) == nil)
        try folder.write("c.cache", "")
        #expect(HistoryCache(path, key: Self.key) == nil)
    }

    @Test(
        arguments: [(0o600, true), (0o644, true), (0o666, false), (0o620, false), (0o602, false)] as [(mode_t, Bool)])
    func filesThatOthersMayWrite(mode: mode_t, isTaken: Bool) throws {
        let folder = try TestFolder()
        let path = folder.path("c.cache")
        try Self.sample().write(path, key: Self.key)
        try #require(chmod(path, mode) == 0)
        #expect((HistoryCache(path, key: Self.key) != nil) == isTaken)
    }

    @Test func linksAndFolders() throws {
        let folder = try TestFolder()
        try Self.sample().write(folder.path("c.cache"), key: Self.key)
        try folder.link("link.cache", to: "c.cache")
        #expect(HistoryCache(folder.path("link.cache"), key: Self.key) == nil)
        #expect(throws: ScanError.self) { try Self.sample().write(folder.path("link.cache"), key: Self.key) }
        #expect(HistoryCache(folder.path(""), key: Self.key) == nil)
        try #require(mkfifo(folder.path("fifo.cache"), 0o600) == 0)
        #expect(HistoryCache(folder.path("fifo.cache"), key: Self.key) == nil)
    }

    @Test func folders() throws {
        let folder = try TestFolder()
        try HistoryCache.prepare(folder.path("new"))
        try HistoryCache.prepare(folder.path("new"))
        var status = stat()
        #expect(stat(folder.path("new"), &status) == 0 && status.st_mode & 0o777 == 0o700)
        try folder.write("file", "")
        #expect(throws: ScanError.self) { try HistoryCache.prepare(folder.path("file")) }
        #expect(throws: ScanError.self) { try HistoryCache.prepare(folder.path("absent/new")) }
    }

    /// One file for each repository, by whatever way it is reached.
    @Test func paths() throws {
        let folder = try TestFolder()
        for name in ["one", "two"] { try folder.write("\(name)/objects/x", "") }
        try folder.link("again", to: "one")
        func path(_ name: String) -> String {
            HistoryCache.path(in: "/c", ObjectStore(objects: folder.path("\(name)/objects"), extra: []))
        }
        #expect(path("one") == path("again") && path("one") != path("two"))
        #expect(path("one").wholeMatch(of: /\/c\/[0-9a-f]{32}\.cache/) != nil)
        #expect(path("absent").hasPrefix("/c/"))
    }

    @Test func keys() throws {
        let key = HistoryCache.key(try Token.rules(), archives: ArchiveLimits())
        #expect(key.count == 32)
        #expect(try HistoryCache.key(Token.rules(), archives: ArchiveLimits()) == key)
        #expect(try HistoryCache.key(RuleSet([Token.rule()]), archives: ArchiveLimits()) != key)
        #expect(
            try HistoryCache.key(RuleSet([Token.rule(severity: .low)]), archives: ArchiveLimits())
                != HistoryCache.key(RuleSet([Token.rule()]), archives: ArchiveLimits()))
    }
}
