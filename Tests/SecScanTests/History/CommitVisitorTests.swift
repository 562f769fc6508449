import Rules
import Testing

@testable import SecScan

@Suite struct CommitVisitorTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder.repository() }

    private func part(jobs: Int = 2) async throws -> (ObjectCatalog, CommitVisitor.Part) {
        let catalog = ObjectCatalog(try Repository(at: folder.path).store)
        let context = try Token.context()
        let walk = ForestWalk(
            catalog: catalog, wanted: NumberSet(catalog.numbers(of: .commit), count: catalog.count), jobs: jobs)
        let parts = await walk.run {
            CommitVisitor(catalog, context)
        } finish: { visitor in
            visitor.part
        }
        return (catalog, parts.reduce(into: CommitVisitor.Part()) { $0 += $1 })
    }

    @Test(arguments: [1, 3], [true, false])
    func graphAndTexts(jobs: Int, arePacked: Bool) async throws {
        var commits: [ObjectID] = []
        for number in 0..<20 {
            let text = number == 7 ? "leaks \(Token.first)" : "change \(number)"
            commits.append(try folder.commit(text, time: 1_700_000_000 + number))
        }
        if arePacked { try folder.git("repack", "-q", "-a", "-d", "-f") }
        let (catalog, part) = try await part(jobs: jobs)
        #expect(part.notScanned.isEmpty && part.graph.sorted().map { part.graph.ids[$0] } == commits)
        let (first, sixth) = (part.graph.index(of: commits[0]), part.graph.index(of: commits[5]))
        #expect(try part.graph.parents(of: #require(sixth)) == [commits[4]])
        #expect(try part.graph.parents(of: #require(first)).isEmpty)
        #expect(try part.texts.keys.map { $0 } == [#require(catalog.number(of: commits[7]))])
        let texts = try #require(part.texts.values.first)
        #expect(texts.message.findings.map(\.secret) == [Secret(Token.first.utf8)] && texts.identities.isEmpty)
    }

    @Test func identities() async throws {
        let tree = try folder.git("write-tree")
        func store(_ author: String, _ committer: String) throws -> ObjectID {
            try folder.store(
                "commit",
                Array("tree \(tree)\nauthor \(author) <a@b> 1 +0000\ncommitter \(committer) <a@b> 1 +0000\n\nx".utf8))
        }
        let both = try store(Token.first, Token.second)
        let same = try store(Token.first, Token.first)
        let clean = try store("Ada", "Bob")
        let (catalog, part) = try await part()
        func count(_ id: ObjectID) throws -> Int? {
            try part.texts[#require(catalog.number(of: id))]?.identities.count
        }
        #expect(try count(both) == 2 && count(same) == 1 && count(clean) == nil)
    }

    @Test func damage() async throws {
        let odd = try folder.store("commit", Array("author A <a> 1 +0000\n\n\(Token.first)".utf8))
        let (_, part) = try await part()
        #expect(part.notScanned == [NotScanned(what: "commit \(odd)", reason: "it is damaged: it names no tree")])
        #expect(part.texts.isEmpty && !part.graph.contains(odd))
    }
}
