import Foundation
import Testing

@testable import SecScan

@Suite struct LooseObjectTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder.repository() }

    private var store: ObjectStore { ObjectStore(objects: folder.path(".git/objects"), extra: []) }

    private func file(_ id: ObjectID) -> String {
        ".git/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"
    }

    private func replace(_ id: ObjectID, by bytes: [UInt8]) throws {
        try folder.write(file(id) + ".new", bytes)
        try #require(rename(folder.path(file(id) + ".new"), folder.path(file(id))) == 0)
    }

    private func isDamaged(_ id: ObjectID) -> Bool {
        if case .unreadable = LooseObjectReader().read(id, store) { true } else { false }
    }

    @Test(arguments: [("blob", 0), ("blob", 3), ("blob", 100_000), ("tree", 0), ("commit", 10), ("tag", 10)])
    func content(kind: String, count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let id = try folder.store(kind, bytes)
        guard case .object(let found, let content) = LooseObjectReader().read(id, store) else {
            Issue.record("not read")
            return
        }
        #expect("\(found)" == kind && Array(content.bytes) == bytes)
    }

    @Test func absent() {
        guard case .absent = LooseObjectReader().read(.zero, store) else {
            Issue.record("not absent")
            return
        }
    }

    @Test func cutAnywhere() throws {
        let id = try folder.store("blob", Array("some content\n".utf8))
        let packed = try folder.bytes(file(id))
        for end in 0..<packed.count {
            try replace(id, by: Array(packed[..<end]))
            #expect(isDamaged(id), "\(end) of \(packed.count)")
        }
    }

    /// A file that bears another object's name.
    @Test func wrongName() throws {
        let one = try folder.store("blob", [1])
        let two = try folder.store("blob", [2])
        try replace(one, by: try folder.bytes(file(two)))
        #expect(isDamaged(one))
        #expect(!isDamaged(two))
    }

    /// One of several copies may be whole.
    @Test func aDamagedCopy() throws {
        let other = try TestFolder.repository()
        let id = try folder.store("blob", [1, 2, 3])
        _ = try other.store("blob", [1, 2, 3])
        try replace(id, by: [0])
        #expect(isDamaged(id))
        let both = ObjectStore(objects: folder.path(".git/objects"), extra: [other.path(".git/objects")])
        guard case .object(.blob, let bytes) = LooseObjectReader().read(id, both) else {
            Issue.record("not read")
            return
        }
        #expect(Array(bytes.bytes) == [1, 2, 3])
    }

    /// A quarter of a megabyte that inflates to more than is read of one object.
    @Test func bomb() throws {
        let file = folder.path("zeros")
        try folder.write("zeros", "")
        try #require(truncate(file, off_t(ObjectReader.sizeLimit + 100)) == 0)
        let id = try #require(ObjectID(hexadecimal: try folder.git("hash-object", "-w", "--no-filters", "zeros")))
        guard case .unreadable(.tooLarge) = LooseObjectReader().read(id, store) else {
            Issue.record("not refused")
            return
        }
        let repository = try Repository(at: folder.path)
        #expect(repository.bytes(of: id) == nil)
        #expect(repository.problem(with: id) == "it is larger than 256 MiB, the most that is read of one object")
    }
}
