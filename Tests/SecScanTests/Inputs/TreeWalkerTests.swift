import Foundation
import Rules
import Testing

@testable import SecScan

@Suite struct TreeWalkerTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        for name in ["b", "d/a", "d/e/c", ".git/config", "gen/x"] { try folder.write(name, "text") }
        try folder.link("loop", to: ".")
    }

    private func paths(
        _ root: String = "", shownAs shown: String = "", excluded: [Glob] = [], ignores: GitIgnore? = nil
    ) throws -> [String] {
        var walker = TreeWalker(
            root: folder.path(root), shownAs: shown, context: try Token.context(excluded: excluded))
        walker.ignores = ignores
        return try walker.items().map(\.path).sorted()
    }

    @Test func everythingButGitsOwn() throws {
        #expect(try paths() == ["b", "d/a", "d/e/c", "gen/x", "loop"])
        #expect(try paths("d", shownAs: "d//") == ["d/a", "d/e/c"])
    }

    @Test func excludedPaths() throws {
        #expect(try paths(excluded: [Glob("d/e/**"), Glob("gen")]) == ["b", "d/a", "loop"])
    }

    @Test func filesAsRoots() throws {
        #expect(try paths("b") == [folder.path("b")])
        #expect(try paths("loop").count == 5)
        #expect(throws: ScanError.self) { try paths("absent") }
    }

    @Test func ignoredPaths() throws {
        let repository = try TestFolder.repository()
        try repository.write(".gitignore", "*.log\nout/\n")
        for name in ["a.log", "a", "out/b"] { try repository.write(name, "") }
        var walker = TreeWalker(root: repository.path, shownAs: "", context: try Token.context())
        walker.ignores = try GitIgnore(around: repository.path)
        #expect(try walker.items().map(\.path) == [".gitignore", "a"])
    }
}
