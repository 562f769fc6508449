import Foundation
import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct SurroundingsGitTests {
    private func isSeen(_ surroundings: Surroundings?, _ path: String = "d/compose.yaml") throws -> Bool {
        var options = CheckOptions()
        options.path = path
        options.surroundings = surroundings
        let text = Array("services: {web: {build: .}}".utf8)
        return !ComposeAudit.findings(in: text, options: options) { "\($0)" == "compose/missing-healthcheck" }.isEmpty
    }

    @Test func theIndexAndTheCommitEachHaveTheirOwn() throws {
        let folder = try TestFolder.repository()
        try folder.write("d/e/a", "")
        try folder.commit()
        try folder.write("d/Dockerfile", "FROM x:1\n")
        let repository = try Repository(at: folder.path)
        let head = try #require(repository.head.flatMap { CommitRecord(repository, $0) })
        #expect(try !isSeen(.tree(head.tree, of: repository)))
        #expect(try !isSeen(.index(try LoadedIndex(of: repository), of: repository)))
        try folder.git("add", "-A")
        #expect(try isSeen(.index(try LoadedIndex(of: repository), of: repository)))
        #expect(try !isSeen(.tree(head.tree, of: repository)))
        try folder.commit()
        let next = try #require(repository.head.flatMap { CommitRecord(repository, $0) })
        #expect(try isSeen(.tree(next.tree, of: repository)))
        #expect(try !isSeen(.tree(next.tree, of: repository), "d/e/compose.yaml"))
    }
}
