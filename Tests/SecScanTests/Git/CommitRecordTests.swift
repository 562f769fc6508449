import Testing

@testable import SecScan

@Suite struct CommitRecordTests {
    private static let tree = String(repeating: "1", count: 40)
    private static let parent = String(repeating: "2", count: 40)
    private static let identity = "Ada <ada@example.com> 1700000000 +0100"

    private func parse(_ bytes: [UInt8]) -> CommitRecord? {
        bytes.withUnsafeBytes { CommitRecord(id: .zero, parsing: $0) }
    }

    private func parse(_ text: String) -> CommitRecord? { parse(Array(text.utf8)) }

    @Test func everyHeader() throws {
        let record = try #require(
            parse(
                "tree \(Self.tree)\nparent \(Self.parent)\nparent \(Self.tree)\nauthor \(Self.identity)\n"
                    + "committer Bob <b@x> -5 +0000\ngpgsig -----A\n -----B\n\nmessage\n\nauthor no\n"))
        #expect(record.tree.description == Self.tree)
        #expect(record.parents.map(\.description) == [Self.parent, Self.tree])
        #expect(record.author == "Ada <ada@example.com>" && record.time == 1_700_000_000)
        #expect(record.committer == "Bob <b@x>" && record.committerTime == -5)
        #expect(String(decoding: record.message, as: UTF8.self) == "gpgsig -----A\n -----B\nmessage\n\nauthor no\n")
        let commit = record.commit(isReachable: false)
        #expect(commit.author == record.author && commit.time == record.time && !commit.isReachable)
        #expect(commit.id == ObjectID.zero.description)
    }

    @Test(
        arguments: [
            ("author Ada", "Ada", 0), ("author ", "", 0), ("author Ada <a@x>", "Ada <a@x>", 0),
            ("author Ada <a@x> soon", "Ada <a@x>", 0), ("author <> 5", "<>", 5), ("author A> <b> 7 +0", "A> <b>", 7),
            ("author A <a> 99999999999999999999", "A <a>", 0), ("", "", 0),
        ])
    func oddIdentities(line: String, author: String, time: Int64) throws {
        let record = try #require(parse("tree \(Self.tree)\n\(line)\n"))
        #expect(record.author == author && record.time == time)
    }

    @Test(arguments: ["", "\n", "message", "tree 12\n\nmessage", "parent \(parent)\n\nx", "\ntree \(tree)\n"])
    func noTreeIsNoCommit(text: String) { #expect(parse(text) == nil) }

    @Test func withoutEnd() throws {
        #expect(try #require(parse("tree \(Self.tree)")).message == [])
        #expect(try #require(parse("tree \(Self.tree)\n\n")).message == [])
        #expect(try #require(parse("tree \(Self.tree)\nparent 12\n")).parents == [])
        #expect(try #require(parse(Array("tree \(Self.tree)\n\n".utf8) + [0, 0xFF])).message == [0, 0xFF])
    }

    @Test func onlyOfCommits() throws {
        let folder = try TestFolder.repository()
        try folder.write("a", "a")
        let id = try folder.commit("why", time: 12_345)
        let repository = try Repository(at: folder.path)
        let read = CommitRecord(repository, id)
        let record = try #require(read)
        #expect(record.id == id && record.time == 12_345 && record.message == Array("why\n".utf8))
        #expect(CommitRecord(repository, record.tree) == nil)
        #expect(CommitRecord(repository, .zero) == nil)
    }
}
