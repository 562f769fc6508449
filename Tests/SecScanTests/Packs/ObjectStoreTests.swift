import Testing

@testable import SecScan

@Suite struct ObjectStoreTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder.repository() }

    private var objects: String { folder.path(".git/objects") }

    @Test func looseAndPacked() throws {
        try folder.write("a", "a")
        try folder.commit()
        try folder.git("repack", "-q", "-a", "-d")
        let loose = try folder.store("blob", [1, 2, 3])
        let store = ObjectStore(objects: objects, extra: [])
        #expect(store.packs.count == 1 && store.damaged.isEmpty)
        #expect(store.objects(startingWith: String(loose.description.prefix(12))) == [loose])
        let head = try folder.id("HEAD")
        #expect(store.objects(startingWith: String(head.description.prefix(12))) == [head])
        #expect(store.places(of: head).count == 1 && store.places(of: loose).isEmpty)
        #expect(store.contains(head) && store.contains(loose) && !store.contains(.zero))
        #expect(try store.isPacked(folder.id("HEAD")) && !store.isPacked(loose))
        let digits = loose.description
        #expect(store.loosePaths(loose) == ["\(objects)/\(digits.prefix(2))/\(digits.dropFirst(2))"])
        #expect(store.looseObjects(startingWith: String(digits.prefix(7))) == [loose])
        #expect(store.looseObjects(startingWith: "") == [loose])
        #expect(store.looseObjects(startingWith: digits.prefix(4) + "zz") == [])
    }

    @Test func oneOfAPackAndLooseIsOne() throws {
        let id = try folder.store("blob", [1])
        try folder.git(["pack-objects", "-q", ".git/objects/pack/pack"], input: Array("\(id)\n".utf8))
        let catalog = ObjectCatalog(ObjectStore(objects: objects, extra: []))
        #expect(catalog.count == 2 && catalog.numbers(of: .blob).map(catalog.id) == [id])
    }

    @Test func alternates() throws {
        let other = try TestFolder.repository()
        let id = try other.store("blob", [7])
        // The second line leads back to where it came from.
        try folder.write(".git/objects/info/alternates", "# comment\n\(other.path)/.git/objects\n../objects\n")
        try other.write(".git/objects/info/alternates", "\(objects)\n")
        let store = ObjectStore(objects: objects, extra: [])
        #expect(store.folders.contains("\(other.path)/.git/objects"))
        #expect(store.looseObjects(startingWith: "") == [id])
        #expect(try Repository(at: folder.path).bytes(of: id) == [7])
    }

    /// As many folders as a file can name, none of which is there.
    @Test func alternatesThatAreNotThere() throws {
        let lines = (0..<60_000).map { "/absent/\($0)\n" }.joined()
        try folder.write(".git/objects/info/alternates", lines)
        let id = try folder.store("blob", [7])
        let store = ObjectStore(objects: objects, extra: [])
        #expect(store.folders == [objects] && store.contains(id) && !store.contains(.zero))
    }

    @Test func extraFolders() throws {
        let other = try TestFolder.repository()
        let id = try other.store("blob", [7])
        #expect(ObjectStore(objects: objects, extra: [other.path(".git/objects")]).contains(id))
    }

    @Test func damagedIndexesAreNamed() throws {
        try folder.write(".git/objects/pack/pack-1.idx", "short")
        let store = ObjectStore(objects: objects, extra: [])
        #expect(store.packs.isEmpty && store.damaged.map(\.what) == ["pack index pack-1.idx"])
    }
}
